using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Web.Features.Scheduling;

/// <summary>调课: a session of a class put on another half-day. The page says of each what speaks against it; dragging sends the same form.</summary>
[Route("sessions/{id:int}/move"), Authorize(Policy = nameof(Permission.ManageCohorts))]
public sealed class MovesController : FeatureController
{
    [HttpGet("")]
    public async Task<IActionResult> Show(int id, DateOnly? from) =>
        await Find(id) is { CohortId: not null } session ? View("Move", await MovePage.OfAsync(Db, session, from, refused: null, Today, Stop)) : NotFound();

    [HttpPost("")]
    public async Task<IActionResult> Create(int id, MoveForm form)
    {
        if (await Find(id) is not { CohortId: not null } found) return NotFound();
        RefusedMove? refused = null;
        return await Submit(
            () => Find(id), form.Version,
            async session =>
            {
                var slot = form.SlotFor(session);
                var report = await new Booking(Db).ReserveAsync(SessionPlan.Of(session) with { Slot = slot, PlannedOn = slot.Day == session.Day ? null : Today }, Stop);
                refused = new(slot, report);
                report.MustStand(form.Accepted);
                session.Move(slot);
            },
            session => Redirect($"/cohorts/{session.CohortId}/timetable"),
            "课程已调到新的时间", async () => View("Move", await MovePage.OfAsync(Db, (await Find(id))!, refused?.Slot.Day ?? found.Day, refused, Today, Stop)));
    }

    private Task<Session?> Find(int id) => Db.Sessions.SingleOrDefaultAsync(s => s.Id == id && s.Organisation.Path.StartsWith(Viewer.Path), Stop);
}

public sealed record MoveForm
{
    /// <summary>The half-day that is chosen: “2026-11-26/Morning”.</summary>
    [Required, StringLength(20), Display(Name = "时段")]
    public string? Place { get; init; }

    /// <summary>The warnings that were read and are meant, by their fingerprint.</summary>
    [StringLength(64)]
    public string? Accepted { get; init; }

    public int Version { get; init; }

    public static string PlaceOf(Slot slot) => string.Create(CultureInfo.InvariantCulture, $"{slot.Day:yyyy-MM-dd}/{slot.Part}");

    /// <exception cref="RuleBroken">It names no half-day.</exception>
    public Slot SlotFor(Session session) =>
        Place?.Split('/') is [var day, var part] && DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var on) && Enum.TryParse<DayPart>(part, out var half) && Enum.IsDefined(half)
            ? session.Slot.On(on, half) : throw new RuleBroken("请选择要调到的日期和时段");
}

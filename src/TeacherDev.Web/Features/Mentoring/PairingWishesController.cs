using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Mentoring;
using TeacherDev.Domain.Mentoring.Matching;

namespace TeacherDev.Web.Features.Mentoring;

/// <summary>结对志愿: whom one would like as mentor, or as mentees, in the next matching; saved whole, empty takes them back.</summary>
[Route("mentoring/wishes"), Authorize(Policy = nameof(Permission.LogMentoring))]
public sealed class PairingWishesController : FeatureController
{
    [HttpGet("")]
    public async Task<IActionResult> Index() => Viewer.PersonId is { } me ? View("/Features/Mentoring/Wishes/Index.cshtml", await WishesPage.OfAsync(Db, me, Stop)) : NotFound();

    [HttpPost("")]
    public async Task<IActionResult> Update(WishesForm form)
    {
        if (Viewer.PersonId is not { } me) return NotFound();
        return await Create(
            key: null, already: () => Task.FromResult<PairingWishes?>(null),
            make: async () =>
            {
                var wished = new List<int>();
                foreach (var name in form.Wished()) wished.Add(await PairingForm.PersonAsync(Db, name, form.Side == PairingSide.Mentor ? "徒弟" : "师傅", Stop));
                var wishes = await Db.PairingWishes.SingleOrDefaultAsync(w => w.PersonId == me && w.Side == form.Side, Stop) ?? new PairingWishes(me, form.Side);
                wishes.Wish(wished);
                return wishes;
            },
            done: _ => Redirect("/mentoring/wishes"), "志愿已保存", again: async () => View("/Features/Mentoring/Wishes/Index.cshtml", (await WishesPage.OfAsync(Db, me, Stop)).With(form)));
    }
}

/// <param name="Names">One a line, the dearest wish first.</param>
public sealed record WishesForm(PairingSide Side, string? Names)
{
    public IReadOnlyList<string> Wished() => [.. (Names ?? "").Split(['\n', '\r', '、'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
}

/// <param name="AsMentee">Mentors wished for.</param>
/// <param name="AsMentor">Mentees wished for.</param>
public sealed record WishesPage(string AsMentee, string AsMentor)
{
    public WishesPage With(WishesForm form) => form.Side == PairingSide.Mentor ? this with { AsMentor = form.Names ?? "" } : this with { AsMentee = form.Names ?? "" };

    public static async Task<WishesPage> OfAsync(TeacherDevDb db, int me, CancellationToken stop)
    {
        var wishes = await (
            from list in db.PairingWishes.IgnoreAutoIncludes()
            where list.PersonId == me
            from wish in db.Set<PairingWish>().Where(w => w.WishesId == list.Id)
            join card in db.PersonCards on wish.WishedId equals card.Id
            orderby wish.Place
            select new { list.Side, card.Name, card.StaffNumber, card.School }).ToListAsync(stop);
        return new(Lines(PairingSide.Mentee), Lines(PairingSide.Mentor));

        string Lines(PairingSide side) => string.Join('\n', wishes.Where(w => w.Side == side).Select(w => w.StaffNumber ?? w.Name));
    }
}

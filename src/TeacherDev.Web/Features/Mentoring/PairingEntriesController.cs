using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Documents;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Mentoring;

namespace TeacherDev.Web.Features.Mentoring;

/// <summary>传帮带记录: logged by mentor or mentee, confirmed by the other in one tap, one or all at once.</summary>
[Authorize(Policy = nameof(Permission.LogMentoring))]
public sealed class PairingEntriesController(PairingDuties duties, FileStore files) : FeatureController
{
    private const long MostBytes = FileStore.UsualMostBytes + 1_000_000;

    [HttpPost("mentoring/{id:int}/entries"), RequestSizeLimit(MostBytes), RequestFormLimits(MultipartBodyLengthLimit = MostBytes)]
    public async Task<IActionResult> Create(int id, EntryForm form)
    {
        if (await PairingAsync(id) is not { } pairing) return NotFound();
        if (SideOf(pairing) is not { } side) return await Deny();
        return await Create(
            form.Key, already: () => Db.PairingEntries.SingleOrDefaultAsync(e => e.IdempotencyKey == form.Key, Stop),
            make: async () =>
            {
                var fresh = (await PairingAsync(id))!;
                // Before any byte is kept: what is refused leaves nothing.
                var bare = Entry(fresh, side, form, fileId: null);
                if (form.File is not { Length: > 0 } file) return bare;
                await using var content = file.OpenReadStream();
                var kept = await files.KeepAsync(content, file.FileName, fresh.OrganisationId, Viewer, Guid.NewGuid(), followsRecord: true, Stop);
                return await Db.WriteAsync(async () =>
                {
                    Db.Add(kept);
                    await Db.SaveChangesAsync(Stop);
                    var entry = Db.Add(Entry(fresh, side, form, kept.Id)).Entity;
                    await Db.SaveChangesAsync(Stop);
                    return entry;
                }, Stop);
            },
            done: _ => Back(id), "已记录，等待对方确认", again: async () => View("/Features/Mentoring/Pairings/Show.cshtml", (await PageAsync(id))! with { Entry = form }));
    }

    /// <summary>Confirms one, or without a number all that wait.</summary>
    [HttpPost("mentoring/{id:int}/entries/confirmations")]
    public async Task<IActionResult> Confirm(int id, int? entry)
    {
        if (await PairingAsync(id) is not { } pairing) return NotFound();
        if (SideOf(pairing) is not { } side) return await Deny();
        var confirmed = await ConfirmAsync(id, side, entry);
        TempData["Notice"] = (confirmed == 0 ? T["没有等待您确认的记录"] : T["已确认 {0} 条记录", confirmed]).Value;
        return Back(id);
    }

    [HttpPost("mentoring/entries/{entryId:int}/return")]
    public Task<IActionResult> Return(int entryId, ReasonForm form) => ChangeAsync(entryId, (entry, side) => entry.Return(side, form.Reason, Time.UtcNow), "已退回，对方会看到原因");

    [HttpPost("mentoring/entries/{entryId:int}/withdrawal")]
    public Task<IActionResult> Withdraw(int entryId) => ChangeAsync(entryId, (entry, side) => entry.Withdraw(side), "已撤回");

    private async Task<IActionResult> ChangeAsync(int entryId, Action<PairingEntry, PairingSide> change, string notice)
    {
        if (await Db.PairingEntries.AsNoTracking().SingleOrDefaultAsync(e => e.Id == entryId, Stop) is not { } seen) return NotFound();
        if (SideOf((await PairingAsync(seen.PairingId))!) is not { } side) return await Deny();
        return await Submit(() => Db.PairingEntries.SingleOrDefaultAsync(e => e.Id == entryId, Stop), seen: null, entry => change(entry, side), _ => Back(seen.PairingId), notice,
            async () => View("/Features/Mentoring/Pairings/Show.cshtml", await PageAsync(seen.PairingId)));
    }

    private PairingEntry Entry(Pairing pairing, PairingSide side, EntryForm form, int? fileId) =>
        new(pairing, side, form.Work!.Value, form.Day!.Value, form.LessonPeriod, form.Text, fileId, Today, form.Key);

    private PairingSide? SideOf(Pairing pairing) => Viewer.PersonId == pairing.MentorId ? PairingSide.Mentor : Viewer.PersonId == pairing.MenteeId ? PairingSide.Mentee : null;

    private Task<Pairing?> PairingAsync(int id) => Db.Pairings.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, Stop);

    private Task<PairingPage?> PageAsync(int id) => PairingPage.OfAsync(Db, duties, id, termKey: null, Today, Stop);

    /// <summary>A second tap, or the other side's withdrawal at that moment, is met on fresh rows.</summary>
    private async Task<int> ConfirmAsync(int pairingId, PairingSide side, int? entry)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var waiting = await Db.PairingEntries.Where(e => e.PairingId == pairingId && e.State == AnswerState.Logged && e.By != side && (entry == null || e.Id == entry)).ToListAsync(Stop);
                foreach (var one in waiting) one.Confirm(side, Time.UtcNow);
                await Db.SaveChangesAsync(Stop);
                return waiting.Count;
            }
            catch (Exception e) when (attempt < MostRaces && (e is DbUpdateConcurrencyException || Domain.Data.Transient.Is(e)))
            {
                Db.ChangeTracker.Clear();
            }
        }
    }

    private static RedirectResult Back(int id) => new($"/mentoring/{id}#log");
}

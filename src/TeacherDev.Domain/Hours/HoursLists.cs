using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Hours;

/// <summary>Posts a list to the ledger and takes it back, each in one transaction.</summary>
public sealed class HoursLists(TeacherDevDb db)
{
    /// <exception cref="RuleBroken">The list cannot be made.</exception>
    public Task<HoursList> PostAsync(int organisationId, HoursListKind kind, string? title, IReadOnlyCollection<HoursSheetLine> read, DateTime now, Guid key, CancellationToken stop = default) => db.WriteAsync(async () =>
    {
        var list = new HoursList(organisationId, kind, title, read, now, key);
        db.Add(list);
        await db.SaveChangesAsync(stop);
        // The rows were added in the order they were read.
        db.AddRange(list.Lines.Zip(read).Select(l => new HoursEntry(
            l.First.PersonId, organisationId, l.First.Mode, l.First.Hours, l.First.Day, kind.Source, l.First.Id, l.First.Title, l.Second.RuleVersion, now, l.First.Kind)));
        await db.SaveChangesAsync(stop);
        return list;
    }, stop);

    /// <exception cref="RuleBroken">Withdrawn before, or no reason.</exception>
    public Task WithdrawAsync(HoursList list, string? reason, DateTime now, CancellationToken stop = default) => db.WriteAsync(async () =>
    {
        await db.Entry(list).Collection(l => l.Lines).LoadAsync(stop);
        list.Withdraw(reason, now);
        var source = list.Kind.Source;
        var lines = db.Set<HoursListLine>().Where(l => l.ListId == list.Id).Select(l => l.Id);
        var posted = await db.AllHoursEntries.Where(e => e.SourceKind == source && lines.Contains(e.SourceId)).ToListAsync(stop);
        db.AddRange(posted.Select(e => e.Reverse(list.WithdrawalReason!, now)));
        return await db.SaveChangesAsync(stop);
    }, stop);
}

using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Domain.Hours;

/// <summary>Reads what a return hands in: every certified entry of a body's people in some days that was not taken back, whoever certified it.</summary>
public sealed class HoursReturns(TeacherDevDb db)
{
    /// <summary>Entries of one return; a platform takes no more, and neither does a sheet.</summary>
    public const int MostLines = 60_000;

    /// <param name="reach">Path of the body whose people are handed in, with all below it.</param>
    /// <exception cref="RuleBroken">There are more than <see cref="MostLines"/>.</exception>
    public async Task<IReadOnlyList<ReturnLine>> LinesAsync(string reach, Period days, CancellationToken stop = default)
    {
        var (from, to, all) = (days.From, days.To, db.AllHoursEntries);
        var names = await db.HoursRuleSets.AsNoTracking().OrderByDescending(r => r.EffectiveFrom).ThenBy(r => r.Id).ToListAsync(stop);
        var rows = await (from entry in all
                          where entry.Day >= @from && entry.Day <= to && entry.SourceKind != HoursSourceKind.Reversal && !all.Any(r => r.SourceKind == HoursSourceKind.Reversal && r.SourceId == entry.Id)
                          join person in db.AllPeople on entry.PersonId equals person.Id
                          where person.Organisation.Path.StartsWith(reach)
                          join claim in db.HoursClaims.WithoutScope on new { Kind = entry.SourceKind, entry.SourceId } equals new { Kind = HoursSourceKind.Claim, SourceId = claim.Id } into claims
                          from claim in claims.DefaultIfEmpty()
                          join closing in db.Set<Closing>() on new { Kind = entry.SourceKind, entry.SourceId } equals new { Kind = HoursSourceKind.Session, SourceId = closing.Id } into closings
                          from closing in closings.DefaultIfEmpty()
                          join session in db.AllSessions.IgnoreAutoIncludes() on closing.SessionId equals session.Id into sessions
                          from session in sessions.DefaultIfEmpty()
                          orderby person.SortKey, person.Id, entry.Day, entry.Id
                          select new
                          {
                              Entry = entry,
                              person.Name,
                              person.StaffNumber,
                              School = person.Organisation.Name,
                              person.Organisation.Path,
                              CertifiedBy = entry.Organisation.Name,
                              First = claim == null ? (DateOnly?)null : claim.From,
                              From = session == null ? null : session.From,
                              To = session == null ? null : session.To,
                          }).Take(MostLines + 1).ToListAsync(stop);
        var said = new Dictionary<(string, string), string>();
        if (rows.Count > MostLines) throw new RuleBroken("一次最多报送 {0} 条，请缩短日期或选下级单位", MostLines);
        return [.. rows.Select(r => new ReturnLine(
            r.Entry.PersonId, r.Name, r.StaffNumber, r.School, r.Entry.Title, r.First ?? r.Entry.Day, r.Entry.Day, r.From, r.To, r.Entry.Hours, r.Entry.Mode, NameOf(r.Entry.Mode, r.Path), r.Entry.Kind, r.CertifiedBy, r.Entry.RuleVersion, r.Entry.SourceKind))];

        string NameOf(string mode, string path)
        {
            if (said.TryGetValue((mode, path), out var name)) return name;
            return said[(mode, path)] = names.Where(n => path.StartsWith(n.Path, StringComparison.Ordinal)).OrderByDescending(n => n.Path.Length).Concat(names).SelectMany(n => n.Modes).FirstOrDefault(m => m.Code == mode)?.Name ?? mode;
        }
    }
}

using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Mentoring;

namespace TeacherDev.Web.Features.Home;

public sealed partial class Todos
{
    /// <summary>Agreements to sign, and what the other side logged or who heard one's lesson says: each is one tap.</summary>
    private static async Task<List<Todo>> MentoringToAnswerAsync(TeacherDevDb db, CancellationToken stop)
    {
        var me = db.Viewer.PersonId ?? 0;
        var toSign = await db.Pairings.AsNoTracking().IgnoreAutoIncludes().Where(p => p.State == PairingState.Proposed
                && ((p.MentorId == me && !p.Signatures.Any(s => s.Side == PairingSide.Mentor)) || (p.MenteeId == me && !p.Signatures.Any(s => s.Side == PairingSide.Mentee))))
            .Join(db.PersonCards, p => p.MentorId == me ? p.MenteeId : p.MentorId, c => c.Id, (p, c) => new { p.Id, p.Period.From, c.Name }).Take(MostOfAKind).ToListAsync(stop);
        var logged = await db.PairingEntries.Where(e => e.State == AnswerState.Logged)
            .Join(db.Pairings.IgnoreAutoIncludes(), e => e.PairingId, p => p.Id, (e, p) => new { e.By, e.Day, p.Id, p.MentorId, p.MenteeId })
            .Where(e => (e.MentorId == me && e.By == PairingSide.Mentee) || (e.MenteeId == me && e.By == PairingSide.Mentor)).GroupBy(e => e.Id).Select(g => new { g.Key, Count = g.Count(), First = g.Min(e => e.Day) }).ToListAsync(stop);
        var heard = await db.LessonObservations.Where(o => o.TeacherId == me && o.State == AnswerState.Logged).GroupBy(o => 1).Select(g => new { Count = g.Count(), First = g.Min(o => o.Day) }).SingleOrDefaultAsync(stop);
        return
        [
            .. toSign.Select(p => new Todo(new("请确认与{0}的结对协议", p.Name), $"/mentoring/{p.Id}", p.From, Urgency.Now, new("师傅、徒弟、学校三方确认后生效"))),
            .. logged.Select(e => new Todo(new("{0} 条传帮带记录等待您确认", e.Count), $"/mentoring/{e.Key}#log", e.First, Urgency.Soon, new("点“全部确认”即可"))),
            .. heard is null ? Array.Empty<Todo>() : [new Todo(new("{0} 条听课记录等待您确认", heard.Count), "/observations?state=Logged", heard.First, Urgency.Soon, new("确认后听课计数"))],
        ];
    }

    private static async Task<List<Todo>> PairingsToSignAsync(TeacherDevDb db, CancellationToken stop)
    {
        var path = db.Viewer.Path;
        var count = await db.Pairings.CountAsync(p => p.State == PairingState.Proposed && p.Organisation.Path.StartsWith(path) && !p.Signatures.Any(s => s.Side == PairingSide.School), stop);
        return count == 0 ? [] : [new Todo(new("{0} 份结对协议等待学校确认", count), "/mentoring?state=Proposed", Due: null, Urgency.Now)];
    }

    private async Task<List<Todo>> PairingsEndingAsync(TeacherDevDb db, CancellationToken stop)
    {
        var (me, soon) = (db.Viewer.PersonId, clock.Today.AddDays(DaysAhead));
        var pairings = await db.Pairings.AsNoTracking().Where(p => p.State == PairingState.Active && p.Period.To <= soon && (p.MentorId == me || p.MenteeId == me))
            .Join(db.PersonCards, p => p.MentorId == me ? p.MenteeId : p.MentorId, c => c.Id, (p, c) => new { p.Id, p.Period.To, c.Name }).Take(MostOfAKind).ToListAsync(stop);
        return [.. pairings.Select(p => new Todo(new("与{0}的结对将到期", p.Name), $"/mentoring/{p.Id}", p.To, Urgency.Calm, new("由徒弟所在学校办理续签或结束")))];
    }

    /// <summary>For those who can end or renew, a school and the bodies above it: agreements that run out, and pairs of whom one has moved.</summary>
    private async Task<List<Todo>> PairingsToHandleAsync(TeacherDevDb db, CancellationToken stop)
    {
        var (today, soon, path) = (clock.Today, clock.Today.AddDays(DaysAhead), db.Viewer.Path);
        var found = await db.Pairings.IgnoreAutoIncludes().Standing().Where(p => p.Organisation.Path.StartsWith(path)).Select(p => new
        {
            p.Period.To,
            IsEnding = p.State == PairingState.Active && p.Period.To <= soon,
            HasMoved = db.PersonCards.Any(c => (c.Id == p.MentorId && c.OrganisationId != p.MentorOrganisationId) || (c.Id == p.MenteeId && c.OrganisationId != p.OrganisationId)),
        }).GroupBy(p => 1).Select(g => new { Ending = g.Count(p => p.IsEnding), First = g.Min(p => p.IsEnding ? p.To : (DateOnly?)null), Moved = g.Count(p => p.HasMoved) }).SingleOrDefaultAsync(stop);
        return
        [
            .. found is { Ending: > 0 } ? [new Todo(new("{0} 对师徒将到期，请续签或结束", found.Ending), "/mentoring?state=Active&sort=to", found.First, found.First < today ? Urgency.Now : Urgency.Soon)] : Array.Empty<Todo>(),
            .. found is { Moved: > 0 } ? [new Todo(new("{0} 对师徒中有人已经调动", found.Moved), "/mentoring?due=Moved", Due: null, Urgency.Soon, new("继续结对，或结束后另行安排"))] : Array.Empty<Todo>(),
        ];
    }
}

using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Data;

namespace TeacherDev.Domain.Selection;

/// <summary>What anybody reads of a notice, signed in or not: only while it is shown, and of each person name, school, subject and result.</summary>
public sealed class NoticeBoard(TeacherDevDb db)
{
    /// <summary>The notices that are shown on a day, by call.</summary>
    public Task<Dictionary<int, int>> ShownAsync(IReadOnlyCollection<int> callIds, DateOnly day, CancellationToken stop = default) =>
        db.AllPublicNotices.Where(n => callIds.Contains(n.CallId) && n.WithdrawnReason == null && n.Days.From <= day && n.Days.To >= day).GroupBy(n => n.CallId).Select(g => new { g.Key, Id = g.Max(n => n.Id) }).ToDictionaryAsync(g => g.Key, g => g.Id, stop);

    public async Task<ShownNotice?> FindAsync(int id, DateOnly day, CancellationToken stop = default)
    {
        var notice = await db.AllPublicNotices.Include(n => n.Organisation).SingleOrDefaultAsync(n => n.Id == id, stop);
        return notice?.IsShownOn(day) == true
            ? new ShownNotice(notice.Title, notice.Organisation.Name, notice.Days.From, notice.Days.To, notice.Workdays, [.. notice.Lines.OrderBy(l => l.Result).ThenBy(l => l.Position).Select(l => new ShownLine(l.Name, l.School, l.Subject, l.Result))])
            : null;
    }
}

public sealed record ShownNotice(string Title, string Organisation, DateOnly From, DateOnly To, int Workdays, IReadOnlyList<ShownLine> Lines);

public sealed record ShownLine(string Name, string School, string? Subject, NoticeResult Result);

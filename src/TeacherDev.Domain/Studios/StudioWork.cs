using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Studios;

/// <summary>成长记录: one piece of work of a member or fellow. Logged by its person or for it, counted once the studio confirms it; Returned with a reason, and then not counted.</summary>
public sealed class StudioWork : Aggregate
{
    public const int TitleLength = 60;
    public const int ReasonLength = 100;

    /// <param name="studio">With its memberships.</param>
    /// <param name="count">1 to 100,000: pieces, lessons, or characters of 读书笔记.</param>
    /// <exception cref="RuleBroken">A day to come, nobody of the studio on that day, or a number out of bounds.</exception>
    public StudioWork(Studio studio, int personId, WorkKind kind, DateOnly day, string? title, int count, int? storedFileId, DateTime now, Guid key)
    {
        if (day > now.DayInShanghai) throw new RuleBroken("日期不能晚于今天");
        if (!studio.ActiveOn(day).Any(m => m.PersonId == personId && m.Role is StudioRole.Member or StudioRole.Fellow))
            throw new RuleBroken("{0:yyyy-MM-dd} 这位教师不是工作室的成员或学员", day);
        if (count is < 1 or > StudioRule.MostAsked) throw new RuleBroken("数量应在 1–{0} 之间：{1}", StudioRule.MostAsked, count);
        (StudioId, PersonId, Kind, Day, Count, StoredFileId, LoggedAt, IdempotencyKey) = (studio.Id, personId, kind, day, count, storedFileId, now, key);
        Title = Naming.Clean(title, "题目", TitleLength);
    }

    private StudioWork() { }

    public int StudioId { get; private set; }

    public int PersonId { get; private set; }

    public WorkKind Kind { get; private set; }

    /// <summary>The term it counts in is the one this day lies in.</summary>
    public DateOnly Day { get; private set; }

    public string Title { get; private set; } = null!;

    public int Count { get; private set; }

    public int? StoredFileId { get; private set; }

    public WorkState State { get; private set; } = WorkState.Logged;

    public DateTime LoggedAt { get; private set; }

    /// <summary>Why it was returned.</summary>
    public string? Reason { get; private set; }

    public Guid IdempotencyKey { get; private set; }

    /// <exception cref="RuleBroken">It was answered already.</exception>
    public void Confirm() => Answer(WorkState.Confirmed, reason: null);

    /// <summary>It is not so, or not enough; also after it was confirmed by mistake.</summary>
    public void Return(string? reason) => Answer(WorkState.Returned, Naming.Clean(reason, "退回原因", ReasonLength));

    private void Answer(WorkState next, string? reason)
    {
        if (State == next || State == WorkState.Returned) throw new RuleBroken("“{0}”{1}，不能再改", Title, State);
        (State, Reason) = (next, reason);
        Touch();
    }
}

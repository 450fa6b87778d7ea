using System.ComponentModel.DataAnnotations;
using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Scheduling;

/// <summary>What became of one session between two states of a timetable.</summary>
/// <param name="Before">Null for a new one.</param>
/// <param name="After">Null for one that is no longer the reader's.</param>
public sealed record TimetableChange(TimetableChangeKind Kind, PublishedSession? Before, PublishedSession? After)
{
    /// <summary>The session as it is said last.</summary>
    public PublishedSession Session => After ?? Before!;

    /// <summary>What differs in a moved or changed session, what it was and what it is; null stands for “not said”.</summary>
    public IReadOnlyList<ChangedDetail> Details => Before is null || After is null || Kind is TimetableChangeKind.New or TimetableChangeKind.Cancelled ? [] : [.. Differences(Before, After)];

    /// <summary>The changes in the order of the days. A session that was cancelled before anybody was told of it is no change.</summary>
    public static IReadOnlyList<TimetableChange> Between(IEnumerable<PublishedSession> before, IEnumerable<PublishedSession> after)
    {
        var (old, now) = (before.ToDictionary(s => s.SessionId), after.ToDictionary(s => s.SessionId));
        return [.. now.Values.Select(s => Of(old.GetValueOrDefault(s.SessionId), s))
            .Concat(old.Values.Where(s => !s.IsCancelled && !now.ContainsKey(s.SessionId)).Select(s => new TimetableChange(TimetableChangeKind.Removed, s, null)))
            .OfType<TimetableChange>().OrderBy(c => c.Session.Day).ThenBy(c => c.Session.Part).ThenBy(c => c.Session.Slot.Times.From).ThenBy(c => c.Session.SessionId)];
    }

    private static TimetableChange? Of(PublishedSession? before, PublishedSession after) => (before, after) switch
    {
        (null or { IsCancelled: true }, { IsCancelled: true }) => null,
        (null or { IsCancelled: true }, _) => new(TimetableChangeKind.New, null, after),
        (_, { IsCancelled: true }) => new(TimetableChangeKind.Cancelled, before, after),
        _ when before.Slot != after.Slot => new(TimetableChangeKind.Moved, before, after),
        _ when Differences(before, after).Any() => new(TimetableChangeKind.Changed, before, after),
        _ => null,
    };

    private static IEnumerable<ChangedDetail> Differences(PublishedSession before, PublishedSession after)
    {
        if (before.Slot != after.Slot) yield return new(TimetableDetail.When, before.When, after.When);
        if (before.Topic != after.Topic) yield return new(TimetableDetail.Topic, before.Topic, after.Topic);
        if ((before.Trainer, before.TrainerUnit, before.TrainerPersonId) != (after.Trainer, after.TrainerUnit, after.TrainerPersonId)) yield return new(TimetableDetail.Trainer, NameOf(before), NameOf(after));
        if (before.Venue != after.Venue) yield return new(TimetableDetail.Venue, before.Venue, after.Venue);
        if (before.Mode != after.Mode) yield return new(TimetableDetail.Mode, before.Mode.Chinese, after.Mode.Chinese);
    }

    private static string? NameOf(PublishedSession session) => session is { Trainer: { } trainer, TrainerUnit: { } unit } ? $"{trainer}（{unit}）" : session.Trainer;

}

public sealed record ChangedDetail(TimetableDetail Of, string? Before, string? After);

public enum TimetableDetail
{
    [Display(Name = "时间")] When,
    [Display(Name = "课题")] Topic,
    [Display(Name = "主讲")] Trainer,
    [Display(Name = "地点")] Venue,
    [Display(Name = "形式")] Mode,
}

public enum TimetableChangeKind
{
    [Display(Name = "新增")] New,
    [Display(Name = "改期")] Moved,
    [Display(Name = "调整")] Changed,
    [Display(Name = "取消")] Cancelled,

    /// <summary>It goes on, and is given by somebody else.</summary>
    [Display(Name = "不再由您主讲")] Removed,
}

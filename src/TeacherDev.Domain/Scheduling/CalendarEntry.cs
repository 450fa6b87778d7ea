using System.Globalization;

namespace TeacherDev.Domain.Scheduling;

/// <summary>One session as a calendar outside the system keeps it. In Chinese whoever reads it, as papers are.</summary>
/// <param name="Uid">The same for the whole life of the session, so that a change finds what it changes.</param>
/// <param name="Sequence">Grows with every change; a calendar keeps the highest it has seen.</param>
/// <param name="Owner">The class's name or the activity's title.</param>
/// <param name="Link">The whole address of its page; null where the site has none or the reader may not open it.</param>
public sealed record CalendarEntry(
    Guid Uid, int Sequence, Slot Slot, string Topic, string Owner, string? Venue, string? Trainer, string? TrainerUnit, SessionMode Mode, bool IsCancelled, string? CancelReason = null, Uri? Link = null)
{
    /// <summary>Calendars of phones often ignore the state: a cancelled session also says so in its title.</summary>
    public string Summary => IsCancelled ? $"【已取消】{Topic}" : Topic;

    /// <summary>What else there is to know, a line each.</summary>
    public string Description => string.Join('\n', Lines());

    private IEnumerable<string> Lines()
    {
        yield return Owner;
        if (CancelReason is not null) yield return $"取消原因：{CancelReason}";
        if (Trainer is not null) yield return TrainerUnit is null ? $"主讲：{Trainer}" : $"主讲：{Trainer}（{TrainerUnit}）";
        if (Mode == SessionMode.Online) yield return "线上";
        if (Slot.From is null) yield return string.Create(CultureInfo.InvariantCulture, $"具体时间另行通知，日历暂按{Slot.Part.Word} {Slot.Times.From:H:mm}–{Slot.Times.To:H:mm} 显示");
        if (Link is not null) yield return Link.ToString();
    }
}

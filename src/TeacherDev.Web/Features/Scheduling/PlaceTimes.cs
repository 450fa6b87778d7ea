using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Web.Features.Scheduling;

/// <summary>What the pages of a venue and of a trainer share: when it cannot be had, and what takes it.</summary>
/// <param name="Words">What both call the same thing.</param>
/// <param name="Href">Of the page.</param>
/// <param name="Action">Where a new stretch of time is sent; its removal lies below.</param>
/// <param name="Week">One week with its hours; null where the list is shown.</param>
public sealed record PlaceTimes(PlaceWords Words, string Href, string Action, IReadOnlyList<KeptFree> Free, PlaceDays Days, WeekGrid? Week, bool MayEdit, HalfDaysForm Form, DateOnly Today)
{
    public const int MostShown = 60;

    /// <summary>Those that still matter, the nearest first.</summary>
    public IEnumerable<KeptFree> Current => Free.Where(f => f.When.To >= Today).OrderBy(f => f.When.From).ThenBy(f => f.Id);

    public IEnumerable<KeptFree> Over => Free.Where(f => f.When.To < Today).OrderByDescending(f => f.When.To).ThenByDescending(f => f.Id);

    /// <param name="path">Of the organisation that keeps it.</param>
    /// <param name="read">What takes it in some days.</param>
    public static async Task<WeekGrid?> WeekAsync(TeacherDevDb db, string href, WeekChoice choice, PlaceDays days, string path, DateOnly today, Func<Period, Task<IReadOnlyList<PlaceSession>>> read, CancellationToken stop)
    {
        if (!choice.IsWeek) return null;
        var monday = choice.Monday ?? WeekGrid.MondayOf(today);
        var span = WeekGrid.WeekOf(monday);
        var items = (await read(span)).Select(s => new WeekItem(s.Slot, s.Named is { } named ? $"/sessions/{named.Id}" : null, s.Named?.Topic, s.Named is { } of ? [of.Owner] : [], SessionKind.Lesson, s.State, IsUntold: false)).ToList();
        return WeekGrid.Of(href, monday, today, items, days.Coming.Concat(days.Past).Select(s => s.Slot.Day), (await DayLooks.OfAsync(db, span, path, stop)).Of);
    }
}

/// <param name="Reason">Null where it lies beyond the viewer's reach.</param>
/// <param name="By">Whose list it stands in, where that is another one within reach.</param>
/// <param name="IsElsewhere">It stands in another list, and is changed there.</param>
public sealed record KeptFree(int Id, HalfDays When, string? Reason, string? By = null, bool IsElsewhere = false);

/// <summary>Chinese, the translation keys.</summary>
public sealed record PlaceWords(string Title, string None, string Add)
{
    public static PlaceWords OfVenue { get; } = new("关闭时间", "没有登记关闭时间；登记后这些时段不能排课。", "登记关闭时间");

    public static PlaceWords OfTrainer { get; } = new("不可用时间", "没有登记不可用时间；登记后这些时段不能排这位专家的课。", "登记不可用时间");
}

using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Web.Features.Scheduling;

/// <summary>What the pages of a venue and of a trainer share: when it cannot be had, and what takes it.</summary>
/// <param name="Words">What both call the same thing.</param>
/// <param name="Action">Where a new stretch of time is sent; its removal lies below.</param>
public sealed record PlaceTimes(PlaceWords Words, string Action, IReadOnlyList<KeptFree> Free, PlaceDays Days, bool MayEdit, HalfDaysForm Form, DateOnly Today)
{
    public const int MostShown = 60;

    /// <summary>Those that still matter, the nearest first.</summary>
    public IEnumerable<KeptFree> Current => Free.Where(f => f.When.To >= Today).OrderBy(f => f.When.From).ThenBy(f => f.Id);

    public IEnumerable<KeptFree> Over => Free.Where(f => f.When.To < Today).OrderByDescending(f => f.When.To).ThenByDescending(f => f.Id);
}

public sealed record KeptFree(int Id, HalfDays When, string Reason);

/// <summary>Chinese, the translation keys.</summary>
public sealed record PlaceWords(string Title, string None, string Add)
{
    public static PlaceWords OfVenue { get; } = new("关闭时间", "没有登记关闭时间；登记后这些时段不能排课。", "登记关闭时间");

    public static PlaceWords OfTrainer { get; } = new("不可用时间", "没有登记不可用时间；登记后这些时段不能排这位专家的课。", "登记不可用时间");
}

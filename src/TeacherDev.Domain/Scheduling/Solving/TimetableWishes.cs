using System.ComponentModel.DataAnnotations;

namespace TeacherDev.Domain.Scheduling.Solving;

/// <summary>What a timetable should be, beside being possible.</summary>
public enum TimetableWish
{
    /// <summary>A class comes on few days: each day costs.</summary>
    [Display(Name = "到校天数少")] FewDays,

    /// <summary>Nobody comes for a single half-day: each half-day without a neighbour costs.</summary>
    [Display(Name = "不单独来半天")] NoLonelyHalfDay,

    /// <summary>A trainer does not teach all day: each half-day beyond the first of a day costs.</summary>
    [Display(Name = "授课专家的课分开")] SpreadTrainer,

    /// <summary>A class stays in one venue: each further venue costs.</summary>
    [Display(Name = "一个班用同一场地")] SameVenue,

    /// <summary>Each session on a day its class does not prefer costs.</summary>
    [Display(Name = "安排在优先的日子")] PreferredDays,

    /// <summary>Each pair of sessions of a class in the wrong order costs: arrival, opening, the modules as they follow each other, closing.</summary>
    [Display(Name = "按报到、模块、结业的先后")] Order,

    /// <summary>A session at another time than announced costs three times, in another venue once.</summary>
    [Display(Name = "少改已公布的安排")] LeastChange,
}

/// <summary>How much a wish matters.</summary>
public enum WishStrength
{
    [Display(Name = "不考虑")] Off,
    [Display(Name = "次要")] Weak,
    [Display(Name = "重要")] Medium,
    [Display(Name = "非常重要")] Strong,
}

/// <summary>How strong each wish is; those not named do not matter.</summary>
public sealed record TimetableWishes(IReadOnlyDictionary<TimetableWish, WishStrength> Strengths)
{
    internal const int OtherTime = 3;

    /// <summary>What a coordinator begins with.</summary>
    public static TimetableWishes Usual { get; } = new(new Dictionary<TimetableWish, WishStrength>
    {
        [TimetableWish.FewDays] = WishStrength.Weak,
        [TimetableWish.NoLonelyHalfDay] = WishStrength.Medium,
        [TimetableWish.SpreadTrainer] = WishStrength.Weak,
        [TimetableWish.SameVenue] = WishStrength.Weak,
        [TimetableWish.PreferredDays] = WishStrength.Medium,
        [TimetableWish.Order] = WishStrength.Medium,
        [TimetableWish.LeastChange] = WishStrength.Strong,
    });

    /// <summary>What one breach costs: 0, 1, 3 or 9.</summary>
    public int CostOf(TimetableWish wish) => Strengths.GetValueOrDefault(wish) switch { WishStrength.Weak => 1, WishStrength.Medium => 3, WishStrength.Strong => 9, _ => 0 };
}

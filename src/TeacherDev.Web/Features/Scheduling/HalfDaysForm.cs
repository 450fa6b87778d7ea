using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Localization;
using TeacherDev.Domain.Scheduling;
using TeacherDev.Web.Infrastructure;

namespace TeacherDev.Web.Features.Scheduling;

/// <summary>When a venue is closed or a trainer does not teach, and why.</summary>
public sealed record HalfDaysForm
{
    [Required, Display(Name = "开始日期")]
    public DateOnly? From { get; init; }

    [Required, Display(Name = "结束日期")]
    public DateOnly? To { get; init; }

    [Display(Name = "星期")]
    public Weekday? Weekday { get; init; }

    [Display(Name = "时段")]
    public DayPart? Part { get; init; }

    [Required, StringLength(VenueClosure.ReasonLength), Display(Name = "原因")]
    public string? Reason { get; init; }

    // A method, not a property: the validator reads every property, also of a form that is not filled in.
    public HalfDays When() => new(From!.Value, To!.Value, Weekday, Part);
}

public sealed record HalfDaysRemovalForm
{
    [Required, Display(Name = "时间")]
    public int? TimeId { get; init; }
}

public static class HalfDaysText
{
    extension(IStringLocalizer t)
    {
        /// <summary>“11月26日 周四 上午”, with its times where it has some.</summary>
        public string When(Slot slot) =>
            $"{t.Day(slot.Day)} {t.Weekday(slot.Day)} {(slot.From is { } from && slot.To is { } to ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{from:H:mm}–{to:H:mm}") : t.Name(slot.Part))}";

        /// <summary>“2026年9月1日 至 2026年12月31日，每周三下午”.</summary>
        public string When(HalfDays when)
        {
            var days = when.From == when.To ? t.Date(when.From) : t["{0} 至 {1}", t.Date(when.From), t.Date(when.To)].Value;
            var parts = (when.Weekday, when.Part) switch
            {
                ({ } weekday, { } part) when when.From != when.To => t["每{0}{1}", t.Name(weekday), t.Name(part)].Value,
                ({ } weekday, null) when when.From != when.To => t["每{0}", t.Name(weekday)].Value,
                (_, { } part) => t.Name(part),
                _ => t["全天"].Value,
            };
            return days + t["，"] + parts;
        }
    }
}

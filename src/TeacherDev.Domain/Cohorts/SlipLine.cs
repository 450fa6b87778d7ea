using System.ComponentModel.DataAnnotations;
using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Cohorts;

/// <summary>One participant on a school's slip.</summary>
public sealed class SlipLine
{
    public const int ReasonLength = 200;
    public const int NotesLength = 60;
    public const int MostNights = 60;

    internal SlipLine(int personId) => PersonId = personId;

    private SlipLine() { }

    public int Id { get; private set; }

    public int SlipId { get; private set; }

    public int PersonId { get; private set; }

    /// <summary>Null until somebody has answered.</summary>
    public SlipAnswer? Said { get; private set; }

    /// <summary>Who comes instead.</summary>
    public int? ReplacementId { get; private set; }

    public string? Reason { get; private set; }

    /// <summary>The first night at the house; null without lodging.</summary>
    public DateOnly? LodgesFrom { get; private set; }

    /// <summary>The day of leaving: the night before is the last.</summary>
    public DateOnly? LodgesTo { get; private set; }

    /// <summary>What the kitchen or the house should know, in a few words.</summary>
    public string? Notes { get; private set; }

    public DateTime? AnsweredAt { get; private set; }

    public int? AccountId { get; private set; }

    /// <summary>Answered by the office for the school.</summary>
    public bool IsOnBehalf { get; private set; }

    /// <summary>How often it was answered.</summary>
    public int Times { get; private set; }

    /// <summary>The office has taken note that the person cannot come.</summary>
    public bool IsAccepted { get; private set; }

    /// <summary>The person left the class by another way.</summary>
    public bool IsDropped { get; private set; }

    public bool IsAwaited => Said is null && !IsDropped;

    /// <summary>Whether the person is expected to arrive, as far as is known.</summary>
    public bool Comes => Said == SlipAnswer.Comes && !IsDropped;

    public int Nights => LodgesFrom is { } from && LodgesTo is { } to ? to.DayNumber - from.DayNumber : 0;

    public bool LodgesOn(DateOnly night) => Comes && LodgesFrom <= night && night < LodgesTo;

    internal void Answer(SlipSaid said, SlipAct by)
    {
        if (Said == SlipAnswer.Replaced) throw new RuleBroken("已经换人，请在接替者的一行修改");
        if (IsAccepted) throw new RuleBroken("主办单位已同意不参加，不能再修改");
        if (said.Answer == SlipAnswer.Replaced && said.ReplacementId is null) throw new RuleBroken("请选择接替的教师");
        if (said.Answer == SlipAnswer.Replaced && said.ReplacementId == PersonId) throw new RuleBroken("接替的教师不能是本人");
        var gone = said.Answer != SlipAnswer.Comes;
        if (said.LodgesFrom is null != said.LodgesTo is null) throw new RuleBroken("住宿请填写入住和离开两个日期");
        if (said.LodgesFrom is { } from && said.LodgesTo is { } to && to.DayNumber - from.DayNumber is < 1 or > MostNights) throw new RuleBroken("离开日期应晚于入住日期，最多住 {0} 晚", MostNights);
        var reason = gone ? Naming.Clean(said.Reason, "原因", ReasonLength) : null;
        var notes = gone || string.IsNullOrWhiteSpace(said.Notes) ? null : Naming.Clean(said.Notes, "备注", NotesLength);
        (Said, Reason, Notes) = (said.Answer, reason, notes);
        ReplacementId = said.Answer == SlipAnswer.Replaced ? said.ReplacementId : null;
        (LodgesFrom, LodgesTo) = gone ? (null, null) : (said.LodgesFrom, said.LodgesTo);
        (AnsweredAt, AccountId, IsOnBehalf) = (by.At, by.AccountId, by.IsOffice);
        Times++;
    }

    internal void Accept()
    {
        if (Said != SlipAnswer.Cannot) throw new RuleBroken("这位教师没有填写不能参加");
        if (IsAccepted) throw new RuleBroken("已经同意过");
        IsAccepted = true;
    }

    internal void Drop() => IsDropped = true;
}

public enum SlipAnswer
{
    [Display(Name = "参加")] Comes,
    [Display(Name = "换人")] Replaced,
    [Display(Name = "不能参加")] Cannot,
}

/// <param name="ReplacementId">With <see cref="SlipAnswer.Replaced"/>: a teacher of the same school.</param>
/// <param name="Reason">Asked for unless the person comes.</param>
/// <param name="LodgesFrom">With <paramref name="LodgesTo"/>; null without lodging.</param>
public sealed record SlipSaid(SlipAnswer Answer, int? ReplacementId = null, string? Reason = null, DateOnly? LodgesFrom = null, DateOnly? LodgesTo = null, string? Notes = null);

/// <param name="IsOffice">For the school, by who runs the class.</param>
public sealed record SlipAct(int? AccountId, DateTime At, bool IsOffice)
{
    public DateOnly Day => At.DayInShanghai;
}

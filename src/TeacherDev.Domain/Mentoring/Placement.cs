using System.ComponentModel.DataAnnotations;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Organisations;

namespace TeacherDev.Domain.Mentoring;

/// <summary>跟岗与交流: somebody works or learns at another school for a time (翔安, 教师教学素养提升工程 1: “提前一年招聘部分教师，选派到名校跟岗”; 五华: 教师交流). Dated, ended with a reason, never deleted.</summary>
public sealed class Placement : Aggregate
{
    public const int GoalLength = 300;
    public const int NoteLength = 300;
    private const int MostYears = 3;

    /// <param name="homeId">Where the person is posted.</param>
    /// <param name="hostId">Where the person goes.</param>
    /// <param name="guideId">带教教师 at the host school; null where nobody is named.</param>
    /// <exception cref="RuleBroken">The host is the own school, the guide oneself, no end or too late a one.</exception>
    public Placement(int personId, int homeId, int hostId, int? guideId, PlacementKind kind, Period period, string? goal, Guid idempotencyKey)
    {
        if (hostId == homeId) throw new RuleBroken("跟岗学校不能是本人所在学校");
        if (guideId == personId) throw new RuleBroken("带教教师不能是本人");
        if (period.IsOpen) throw new RuleBroken("请写明结束日期");
        if (period.To > period.From.AddYears(MostYears)) throw new RuleBroken("跟岗或交流最长 {0} 年", MostYears);
        (PersonId, OrganisationId, HostId, GuideId, Kind, Period, IdempotencyKey) = (personId, homeId, hostId, guideId, kind, period, idempotencyKey);
        Goal = string.IsNullOrWhiteSpace(goal) ? null : Naming.Clean(goal.ReplaceLineEndings(" "), "目标", GoalLength);
    }

    private Placement() { }

    public int PersonId { get; private set; }

    /// <summary>The school (or body) that sends.</summary>
    public int OrganisationId { get; private set; }

    public Organisation Organisation { get; private set; } = null!;

    public int HostId { get; private set; }

    public Organisation Host { get; private set; } = null!;

    public int? GuideId { get; private set; }

    public PlacementKind Kind { get; private set; }

    /// <summary>As agreed; after the end, as it was.</summary>
    public Period Period { get; private set; }

    public string? Goal { get; private set; }

    /// <summary>Null while it lasts.</summary>
    public PlacementEnd? EndedBecause { get; private set; }

    /// <summary>鉴定意见, or why it was broken off.</summary>
    public string? EndNote { get; private set; }

    public Guid IdempotencyKey { get; private set; }

    /// <summary>Ends it; <paramref name="on"/> is its last day.</summary>
    /// <exception cref="RuleBroken">Ended already, a day outside the period or to come, or no word.</exception>
    public void End(DateOnly on, PlacementEnd because, string? note, DateOnly today)
    {
        if (EndedBecause is not null) throw new RuleBroken("已于 {0:yyyy-MM-dd} 结束", Period.To);
        if (on < Period.From) throw new RuleBroken("结束日期不能早于开始的 {0:yyyy-MM-dd}", Period.From);
        if (on > today) throw new RuleBroken("结束日期不能晚于今天");
        EndNote = Naming.Clean(note?.ReplaceLineEndings(" "), "鉴定意见或原因", NoteLength);
        if (on < Period.To) Period = Period.EndedOn(on);
        EndedBecause = because;
        Touch();
    }
}

public enum PlacementKind
{
    /// <summary>Recruited a year before the post begins.</summary>
    [Display(Name = "教师储备（提前跟岗）")] PreserviceReserve,

    [Display(Name = "跟岗学习")] Shadowing,
    [Display(Name = "交流轮岗")] Exchange,
}

public enum PlacementEnd
{
    [Display(Name = "期满合格")] Passed,
    [Display(Name = "期满不合格")] Failed,
    [Display(Name = "提前结束")] BrokenOff,
}

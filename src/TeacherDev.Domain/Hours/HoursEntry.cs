using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Organisations;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Domain.Hours;

/// <summary>
/// One line of a person's 学时 ledger. The ledger only grows: an entry is never changed or deleted, a mistake is answered by
/// <see cref="Reverse"/> and a new entry, so that every number ever shown can be explained (domain.md §2, “Certified entries are immutable”).
/// </summary>
public sealed class HoursEntry : IHoursLine
{
    public const int TitleLength = 120;
    public const int RuleVersionLength = 40;
    public const int ReasonLength = 200;

    /// <param name="organisationId">The organisation that certified, on the entry's day; a later posting of the person does not move it.</param>
    /// <param name="mode">Code of a <see cref="HoursMode"/>.</param>
    /// <param name="hours">学时 as certified, in tenths; more than zero.</param>
    /// <param name="day">The day the hours were earned; it decides in which year they count.</param>
    /// <param name="sourceId">The id within <paramref name="sourceKind"/>; with the person it makes the entry unique, so that one event never counts twice.</param>
    /// <param name="title">What was attended, as the person knows it.</param>
    /// <param name="ruleVersion">Code and version of the rule set that certified it.</param>
    /// <param name="kind">公需, 专业 or 选修, where the region counts by it (广东); null elsewhere.</param>
    /// <param name="part">The half-day of a session: what is earned in it and on its day has a ceiling. Null for what is not a session.</param>
    /// <exception cref="RuleBroken">No hours, a reversal made by hand, or a title that cannot be shown.</exception>
    public HoursEntry(
        int personId, int organisationId, string mode, Kernel.Hours hours, DateOnly day,
        HoursSourceKind sourceKind, int sourceId, string title, string ruleVersion, DateTime postedAt, HoursKind? kind = null, DayPart? part = null)
    {
        if (hours <= Kernel.Hours.Zero) throw new RuleBroken("认定学时必须大于 0");
        if (sourceKind == HoursSourceKind.Reversal) throw new RuleBroken("冲销只能由原学时记录生成");
        (PersonId, OrganisationId, Mode, Kind, Hours, Day, Part) = (personId, organisationId, mode, kind, hours, day, part);
        (SourceKind, SourceId, RuleVersion, PostedAt) = (sourceKind, sourceId, ruleVersion, postedAt);
        Title = Naming.Clean(title, "学时名称", TitleLength);
    }

    private HoursEntry()
    {
    }

    public int Id { get; private init; }

    public int PersonId { get; private init; }

    public int OrganisationId { get; private init; }

    public Organisation Organisation { get; private init; } = null!;

    public string Mode { get; private init; } = null!;

    public HoursKind? Kind { get; private init; }

    /// <summary>As certified, before any ceiling; negative in a reversal.</summary>
    public Kernel.Hours Hours { get; private init; }

    public DateOnly Day { get; private init; }

    /// <summary>The half-day of the session it was earned in; null where it comes from elsewhere.</summary>
    public DayPart? Part { get; private init; }

    public HoursSourceKind SourceKind { get; private init; }

    public int SourceId { get; private init; }

    public string Title { get; private init; } = null!;

    public string RuleVersion { get; private init; } = null!;

    public DateTime PostedAt { get; private init; }

    /// <summary>Why it was reversed; null in an ordinary entry.</summary>
    public string? Reason { get; private init; }

    /// <summary>The counter-entry that takes these hours back: same person, day and mode, the hours negated.</summary>
    /// <exception cref="RuleBroken">A reversal is reversed, the entry was never posted, or no reason is given.</exception>
    public HoursEntry Reverse(string reason, DateTime at)
    {
        if (SourceKind == HoursSourceKind.Reversal) throw new RuleBroken("冲销记录不能再冲销，请重新认定一条学时");
        if (Id == 0) throw new RuleBroken("学时尚未入账，不能冲销");
        return new HoursEntry
        {
            PersonId = PersonId,
            OrganisationId = OrganisationId,
            Mode = Mode,
            Kind = Kind,
            Hours = -Hours,
            Day = Day,
            Part = Part,
            SourceKind = HoursSourceKind.Reversal,
            SourceId = Id,
            Title = Title,
            RuleVersion = RuleVersion,
            PostedAt = at,
            Reason = Naming.Clean(reason, "冲销原因", ReasonLength),
        };
    }
}

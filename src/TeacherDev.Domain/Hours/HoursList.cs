using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Organisations;

namespace TeacherDev.Domain.Hours;

/// <summary>
/// 学时名单: hours that were certified elsewhere and come in as a sheet: a platform's list (国培, 省培, 国家智慧教育平台), or what people brought along
/// when the system was taken up (期初学时). Never changed: a wrong list is withdrawn, which reverses what it posted, and read in again.
/// </summary>
public sealed class HoursList : Aggregate
{
    public const int TitleLength = 60;
    public const int ReasonLength = 200;

    private readonly List<HoursListLine> lines = [];

    /// <param name="organisationId">The body that reads it in and answers for it.</param>
    /// <exception cref="RuleBroken">No lines, no title, or the same hours twice.</exception>
    public HoursList(int organisationId, HoursListKind kind, string? title, IReadOnlyCollection<HoursSheetLine> read, DateTime now, Guid key)
    {
        if (read.Count == 0) throw new RuleBroken("名单里没有学时，没有保存");
        (OrganisationId, Kind, ReadAt, IdempotencyKey) = (organisationId, kind, now, key);
        Title = Naming.Clean(title, "名单名称", TitleLength);
        lines.AddRange(read.Select(l => new HoursListLine(kind, l)));
    }

    private HoursList()
    {
    }

    public int OrganisationId { get; private set; }

    public Organisation Organisation { get; private set; } = null!;

    public HoursListKind Kind { get; private set; }

    public string Title { get; private set; } = null!;

    public DateTime ReadAt { get; private set; }

    public DateTime? WithdrawnAt { get; private set; }

    public string? WithdrawalReason { get; private set; }

    public Guid IdempotencyKey { get; private set; }

    public IReadOnlyCollection<HoursListLine> Lines => lines;

    /// <summary>Takes the whole list back; <see cref="HoursLists"/> reverses what it posted in the same transaction.</summary>
    /// <exception cref="RuleBroken">Withdrawn before, or no reason.</exception>
    public void Withdraw(string? reason, DateTime now)
    {
        if (WithdrawnAt is not null) throw new RuleBroken("“{0}”已经撤回", Title);
        (WithdrawalReason, WithdrawnAt) = (Naming.Clean(reason, "撤回原因", ReasonLength), now);
        foreach (var line in lines) line.IsWithdrawn = true;
        Touch();
    }
}

/// <summary>One person's hours of one thing in a list. Written with its list and never changed; the list and what it posted are audited.</summary>
[Unaudited]
public sealed class HoursListLine
{
    internal HoursListLine(HoursListKind kind, HoursSheetLine line) =>
        (ListKind, PersonId, Day, Mode, Kind, Hours, Title) = (kind, line.PersonId, line.Day, line.Mode, line.Kind, line.Hours, line.Title);

    private HoursListLine()
    {
    }

    public int Id { get; private set; }

    public int ListId { get; private set; }

    /// <summary>Of its list; with person, day, mode and title it is unique while it stands, so that nothing is read in twice.</summary>
    public HoursListKind ListKind { get; private set; }

    public int PersonId { get; private set; }

    public DateOnly Day { get; private set; }

    public string Mode { get; private set; } = null!;

    public HoursKind? Kind { get; private set; }

    public Kernel.Hours Hours { get; private set; }

    public string Title { get; private set; } = null!;

    public bool IsWithdrawn { get; internal set; }
}

/// <summary>What a row of a sheet says, once its person and its mode were found.</summary>
/// <param name="RuleVersion">Of the rules that govern the person on that day.</param>
public sealed record HoursSheetLine(int PersonId, DateOnly Day, string Mode, HoursKind? Kind, Kernel.Hours Hours, string Title, string RuleVersion);

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Organisations;

namespace TeacherDev.Domain.People;

/// <summary>
/// 师德问题处理决定: by a document, for a period in which its person passes no gate (师德一票否决, domain.md §5). Holds the decision's number and
/// days and nothing of what happened; few may read it.
/// </summary>
public sealed class EthicsFinding : Aggregate
{
    public const int DocumentLength = 60;
    public const int ReasonLength = 200;

    /// <param name="document">文号 of the decision.</param>
    public EthicsFinding(Person person, string? document, Period period, Guid key) =>
        (PersonId, OrganisationId, Document, Period, IdempotencyKey) = (person.Id, person.OrganisationId, Naming.Clean(document, "文号", DocumentLength), period, key);

    private EthicsFinding() { }

    public int PersonId { get; private set; }

    /// <summary>Of the person on the day it was recorded.</summary>
    public int OrganisationId { get; private set; }

    public Organisation Organisation { get; private set; } = null!;

    public string Document { get; private set; } = null!;

    /// <summary>Its effect, both days included; open where the decision names no end.</summary>
    public Period Period { get; private set; }

    /// <summary>The first day on which it bars no more, and why; null where it was not lifted before its end.</summary>
    public DateOnly? LiftedOn { get; private set; }

    public string? LiftedBecause { get; private set; }

    public Guid IdempotencyKey { get; private set; }

    /// <summary>Lifts it: from <paramref name="day"/> on it bars no more.</summary>
    public void Lift(string? reason, DateOnly day)
    {
        if (LiftedOn is not null || !Period.Includes(day)) throw new RuleBroken("这份处理决定现在没有效力，不用解除");
        (LiftedOn, LiftedBecause) = (day, Naming.Clean(reason, "解除原因", ReasonLength));
        Touch();
    }
}

internal sealed class EthicsFindingMapping : IEntityTypeConfiguration<EthicsFinding>
{
    public void Configure(EntityTypeBuilder<EthicsFinding> finding)
    {
        finding.Property(f => f.Document).HasMaxLength(EthicsFinding.DocumentLength * 2);
        finding.Property(f => f.LiftedBecause).HasMaxLength(EthicsFinding.ReasonLength * 2);
        finding.ComplexProperty(f => f.Period, p => { p.Property(x => x.From); p.Property(x => x.To); });
        finding.HasOne(f => f.Organisation).WithMany().HasForeignKey(f => f.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        finding.HasOne<Person>().WithMany().HasForeignKey(f => f.PersonId).OnDelete(DeleteBehavior.Restrict);
        finding.HasIndex(f => f.IdempotencyKey).IsUnique();
        finding.HasIndex(f => f.PersonId);
    }
}

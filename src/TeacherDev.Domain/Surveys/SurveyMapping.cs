using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.People;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Domain.Surveys;

internal sealed class SurveyQuestionSetMapping : IEntityTypeConfiguration<SurveyQuestionSet>
{
    public void Configure(EntityTypeBuilder<SurveyQuestionSet> set)
    {
        set.Property(s => s.Code).HasMaxLength(SurveyQuestionSet.CodeLength);
        set.Property(s => s.VersionText).HasMaxLength(SurveyQuestionSet.VersionTextLength);
        set.Property(s => s.Path).HasMaxLength(SurveyQuestionSet.PathLength);
        set.Property(s => s.OpenQuestion).HasMaxLength(SurveyQuestionSet.QuestionLength * 2);
        set.Property(s => s.Basis).HasMaxLength(SurveyQuestionSet.BasisLength * 2);
        set.Ignore(s => s.Label);
        set.HasIndex(s => new { s.Code, s.VersionText }).IsUnique();
    }
}

internal sealed class SurveyMapping : IEntityTypeConfiguration<Survey>
{
    public void Configure(EntityTypeBuilder<Survey> survey)
    {
        survey.Property(s => s.Questions).HasMaxLength(SurveyQuestionSet.CodeLength + SurveyQuestionSet.VersionTextLength + 1);
        survey.Property(s => s.OpenQuestion).HasMaxLength(SurveyQuestionSet.QuestionLength * 2);
        survey.ComplexProperty(s => s.Open, p => { p.Property(x => x.From); p.Property(x => x.To); });
        survey.Ignore(s => s.InOrder);
        survey.HasOne(s => s.Organisation).WithMany().HasForeignKey(s => s.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        survey.HasOne<Cohort>().WithMany().HasForeignKey(s => s.CohortId).OnDelete(DeleteBehavior.Restrict);
        survey.HasMany(s => s.Items).WithOne().HasForeignKey(i => i.SurveyId);
        survey.HasOne(s => s.Remarks).WithOne().HasForeignKey<SurveyRemarks>(r => r.SurveyId);
        survey.Navigation(s => s.Items).AutoInclude();
        survey.HasIndex(s => s.CohortId).IsUnique();
    }
}

internal sealed class SurveyItemMapping : IEntityTypeConfiguration<SurveyItem>
{
    public void Configure(EntityTypeBuilder<SurveyItem> item)
    {
        item.ToTable("SurveyItems");
        item.Property(i => i.Text).HasMaxLength(SurveyQuestionSet.QuestionLength * 2);
        item.Ignore(i => i.IsOfTrainer);
        item.HasOne<Trainer>().WithMany().HasForeignKey(i => i.TrainerId).OnDelete(DeleteBehavior.Restrict);
        item.HasMany(i => i.Tallies).WithOne().HasForeignKey(t => t.ItemId);
        item.HasIndex(i => new { i.SurveyId, i.TrainerId });
    }
}

internal sealed class SurveyTallyMapping : IEntityTypeConfiguration<SurveyTally>
{
    public void Configure(EntityTypeBuilder<SurveyTally> tally) => tally.ToTable("SurveyTallies").HasKey(t => new { t.ItemId, t.Score });
}

internal sealed class SurveyRemarksMapping : IEntityTypeConfiguration<SurveyRemarks>
{
    public void Configure(EntityTypeBuilder<SurveyRemarks> remarks) => remarks.ToTable("SurveyRemarks").HasKey(r => r.SurveyId);
}

internal sealed class SurveyParticipationMapping : IEntityTypeConfiguration<SurveyParticipation>
{
    public void Configure(EntityTypeBuilder<SurveyParticipation> participation)
    {
        participation.ToTable("SurveyParticipations").HasKey(p => new { p.SurveyId, p.PersonId });
        participation.HasIndex(p => p.PersonId);
        participation.HasOne<Survey>().WithMany().HasForeignKey(p => p.SurveyId).OnDelete(DeleteBehavior.Restrict);
        participation.HasOne<Person>().WithMany().HasForeignKey(p => p.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}

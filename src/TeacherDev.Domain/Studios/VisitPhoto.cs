using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TeacherDev.Domain.Documents;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.People;

namespace TeacherDev.Domain.Studios;

public enum VisitPhotoKind
{
    [Display(Name = "现场照片")] Scene,

    /// <summary>The activity sheet with the school's stamp.</summary>
    [Display(Name = "盖章记录")] StampedSheet,
}

/// <summary>
/// A photo of a visit. It is kept as soon as it is chosen, before the visit is handed in, so that a form that is refused loses none; until it belongs to a visit
/// it is its taker's alone, and forgotten after <see cref="Patience"/>.
/// </summary>
public sealed class VisitPhoto : Aggregate
{
    public const int MostOfAVisit = 9;

    public static readonly TimeSpan Patience = TimeSpan.FromDays(7);

    public VisitPhoto(int studioId, VisitPhotoKind kind, int storedFileId, int? personId, DateTime now) =>
        (StudioId, Kind, StoredFileId, PersonId, TakenInAt) = (studioId, kind, storedFileId, personId, now);

    private VisitPhoto() { }

    public int StudioId { get; private set; }

    /// <summary>Null while the visit is not handed in.</summary>
    public int? VisitId { get; private set; }

    public VisitPhotoKind Kind { get; private set; }

    public int StoredFileId { get; private set; }

    /// <summary>Who chose it; null for an account that is nobody in particular.</summary>
    public int? PersonId { get; private set; }

    public DateTime TakenInAt { get; private set; }

    /// <summary>From now on whoever sees the visit sees it.</summary>
    /// <param name="visit">Saved: it has its id.</param>
    public void BelongTo(StudioVisit visit)
    {
        if (VisitId is not null) throw new InvalidOperationException("A photo belongs to one visit.");
        VisitId = visit.Id;
        Touch();
    }
}

internal sealed class VisitPhotoMapping : IEntityTypeConfiguration<VisitPhoto>
{
    public void Configure(EntityTypeBuilder<VisitPhoto> photo)
    {
        photo.HasOne<StudioVisit>().WithMany().HasForeignKey(p => p.VisitId).OnDelete(DeleteBehavior.Restrict);
        photo.HasOne<Studio>().WithMany().HasForeignKey(p => p.StudioId).OnDelete(DeleteBehavior.Restrict);
        photo.HasOne<StoredFile>().WithMany().HasForeignKey(p => p.StoredFileId).OnDelete(DeleteBehavior.Cascade);
        photo.HasOne<Person>().WithMany().HasForeignKey(p => p.PersonId).OnDelete(DeleteBehavior.Restrict);
        photo.HasIndex(p => p.StoredFileId).IsUnique();
        photo.HasIndex(p => new { p.VisitId, p.Kind });
    }
}

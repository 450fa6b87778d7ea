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

    public VisitPhoto(int studioId, VisitPhotoKind kind, StoredFile file, int? personId, DateTime now) =>
        (StudioId, Kind, File, PersonId, TakenInAt) = (studioId, kind, file, personId, now);

    private VisitPhoto() { }

    public int StudioId { get; private set; }

    /// <summary>Null while the visit is not handed in.</summary>
    public int? VisitId { get; private set; }

    public StudioVisit? Visit { get; private set; }

    public VisitPhotoKind Kind { get; private set; }

    public int StoredFileId { get; private set; }

    public StoredFile File { get; private set; } = null!;

    /// <summary>Who chose it; null for an account that is nobody in particular.</summary>
    public int? PersonId { get; private set; }

    public DateTime TakenInAt { get; private set; }

    /// <summary>From now on whoever sees the visit sees it.</summary>
    public void BelongTo(StudioVisit visit)
    {
        if (Visit is not null || VisitId is not null) throw new InvalidOperationException("A photo belongs to one visit.");
        Visit = visit;
        Touch();
    }
}

internal sealed class VisitPhotoMapping : IEntityTypeConfiguration<VisitPhoto>
{
    public void Configure(EntityTypeBuilder<VisitPhoto> photo)
    {
        photo.HasOne(p => p.Visit).WithMany().HasForeignKey(p => p.VisitId).OnDelete(DeleteBehavior.Restrict);
        photo.HasOne<Studio>().WithMany().HasForeignKey(p => p.StudioId).OnDelete(DeleteBehavior.Restrict);
        photo.HasOne(p => p.File).WithMany().HasForeignKey(p => p.StoredFileId).OnDelete(DeleteBehavior.Cascade);
        photo.HasOne<Person>().WithMany().HasForeignKey(p => p.PersonId).OnDelete(DeleteBehavior.Restrict);
        photo.HasIndex(p => p.StoredFileId).IsUnique();
        photo.HasIndex(p => new { p.VisitId, p.Kind });
    }
}

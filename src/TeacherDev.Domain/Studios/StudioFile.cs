using System.ComponentModel.DataAnnotations;
using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Studios;

public enum StudioFileKind
{
    [Display(Name = "建设方案")] Scheme,
    [Display(Name = "年度计划")] Plan,
    [Display(Name = "规章制度")] Rules,
    [Display(Name = "成员分工")] Duties,
    [Display(Name = "工作总结")] Summary,
    [Display(Name = "其他")] Other,
}

/// <summary>A paper of a studio's year. Taken off the list with a reason that stays; the row and the bytes stay too.</summary>
public sealed class StudioFile : Aggregate
{
    public const int TitleLength = 60;
    public const int ReasonLength = 100;

    /// <exception cref="RuleBroken">A year that the studio's term does not touch.</exception>
    public StudioFile(Studio studio, StudioFileKind kind, int year, string? title, int storedFileId, DateTime now, Guid key)
    {
        if (year < studio.Term.From.Year || year > studio.Term.To.Year) throw new RuleBroken("年度应在本届 {0} 至 {1} 年之内", studio.Term.From.Year, studio.Term.To.Year);
        (StudioId, Kind, Year, StoredFileId, AddedAt, IdempotencyKey) = (studio.Id, kind, year, storedFileId, now, key);
        Title = Naming.Clean(title, "标题", TitleLength);
    }

    private StudioFile() { }

    public int StudioId { get; private set; }

    public StudioFileKind Kind { get; private set; }

    public int Year { get; private set; }

    public string Title { get; private set; } = null!;

    public int StoredFileId { get; private set; }

    public DateTime AddedAt { get; private set; }

    /// <summary>Null while it is on the list.</summary>
    public DateOnly? RemovedOn { get; private set; }

    public string? RemovalReason { get; private set; }

    public Guid IdempotencyKey { get; private set; }

    /// <exception cref="RuleBroken">It was removed already, or without a reason.</exception>
    public void Remove(string? reason, DateOnly today)
    {
        if (RemovedOn is { } gone) throw new RuleBroken("“{0}”已于 {1:yyyy-MM-dd} 移除", Title, gone);
        (RemovalReason, RemovedOn) = (Naming.Clean(reason, "移除原因", ReasonLength), today);
        Touch();
    }
}

using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.People;

/// <summary>称号, e.g. 市级骨干教师: a tier at a level, given by a document (文号), valid for a period. A track passed may grant one; one may exist without a track.</summary>
public sealed class Title
{
    public const int DocumentLength = 60;

    internal Title(TeacherTier tier, TitleLevel level, Period period, string? document) =>
        (Tier, Level, Period, Document) = (tier, level, period, document);

    private Title() { }

    public int Id { get; private set; }

    public int PersonId { get; private set; }

    public TeacherTier Tier { get; private set; }

    public TitleLevel Level { get; private set; }

    public Period Period { get; private set; }

    /// <summary>文号 of the document that granted it.</summary>
    public string? Document { get; private set; }
}

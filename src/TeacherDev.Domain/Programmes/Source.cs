using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Programmes;

/// <summary>Where a fact stands: the document, its section, the words. What no document says is <see cref="IsUnverified"/>, and the page says so.</summary>
public readonly record struct Source
{
    public const int DocumentLength = 100;
    public const int SectionLength = 100;
    public const int QuoteLength = 200;

    public Source(string document, string section, string? quote = null, bool isUnverified = false)
    {
        Document = Naming.Clean(document, "文件名", DocumentLength);
        Section = Naming.Clean(section, "章节", SectionLength);
        Quote = quote is null ? null : Naming.Clean(quote, "原文", QuoteLength);
        IsUnverified = isUnverified;
    }

    public string Document { get; private init; }

    public string Section { get; private init; }

    public string? Quote { get; private init; }

    public bool IsUnverified { get; private init; }
}

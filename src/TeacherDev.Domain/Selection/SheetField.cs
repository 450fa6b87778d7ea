using System.ComponentModel.DataAnnotations;
using System.Globalization;
using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Selection;

/// <summary>What a field of a sheet takes.</summary>
public enum FieldKind
{
    [Display(Name = "单行文字")] Line,
    [Display(Name = "多行文字")] Prose,
    [Display(Name = "整数")] Number,
    [Display(Name = "日期")] Day,
    [Display(Name = "单选")] Choice,
    [Display(Name = "是否")] YesNo,

    /// <summary>Has to be ticked before the sheet is handed in (domain.md §5, ethics pledge).</summary>
    [Display(Name = "承诺")] Pledge,
}

/// <summary>One field of a sheet. Answers are kept as text in one form: days as 2026-03-02, numbers in digits, yes as “是”.</summary>
public sealed class SheetField
{
    public const int KeyLength = 30;
    public const int LabelLength = 60;
    public const int HintLength = 200;
    public const int ChoiceLength = 40;
    public const int MostChoices = 20;
    public const int MostLine = 200;
    public const int MostProse = 2000;
    public const int MostNumber = 1_000_000;
    public const string Yes = "是";

    /// <param name="key">Small letters, digits and hyphens; answers are kept under it.</param>
    /// <param name="most">The most characters of a text, or the largest number; null for as much as the kind takes.</param>
    /// <param name="identifies">Whether an answer may tell who the applicant is: not shown to whoever judges blind.</param>
    public SheetField(string key, string label, FieldKind kind, bool isRequired, string? hint, int? most, IReadOnlyList<string> choices, bool identifies)
    {
        Key = Naming.Clean(key, "栏目标识", KeyLength);
        Label = Naming.Clean(label, "栏目", LabelLength);
        Hint = hint is null ? null : Naming.Clean(hint, "填写说明", HintLength);
        (Kind, IsRequired, Identifies) = (kind, isRequired || kind == FieldKind.Pledge, identifies);
        Most = MostOf(kind) is { } bound ? most ?? bound : null;
        if (Most is { } limit && (limit < 1 || limit > MostOf(kind))) throw new RuleBroken("“{0}”的上限应在 1–{1} 之间", Label, MostOf(kind)!);
        Choices = [.. choices.Select(c => Naming.Clean(c, "选项", ChoiceLength)).Distinct(StringComparer.Ordinal)];
        if ((kind == FieldKind.Choice) != Choices.Count is >= 2 and <= MostChoices) throw new RuleBroken("“{0}”是单选时应有 2–{1} 个选项，别的栏目没有选项", Label, MostChoices);
    }

    private SheetField() { }

    public int Id { get; private set; }

    public string Key { get; private set; } = null!;

    public string Label { get; private set; } = null!;

    public string? Hint { get; private set; }

    public FieldKind Kind { get; private set; }

    public bool IsRequired { get; private set; }

    public int? Most { get; private set; }

    public bool Identifies { get; private set; }

    /// <summary>In the order in which they are offered.</summary>
    public List<string> Choices { get; private set; } = [];

    /// <summary>What was typed, in the form in which it is kept; null where nothing was.</summary>
    /// <exception cref="RuleBroken">Not of the field's kind, or too much; says which field and what it takes.</exception>
    public string? Read(string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed)) return null;
        return Kind switch
        {
            FieldKind.Line => Naming.Clean(typed, Label, Most!.Value),
            FieldKind.Prose => Naming.Prose(typed, Label, Most!.Value),
            FieldKind.Number => int.TryParse(typed.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= Most
                ? number.ToString(CultureInfo.InvariantCulture) : throw new RuleBroken("“{0}”请填 0–{1} 的整数", Label, Most!),
            FieldKind.Day => DateOnly.TryParseExact(typed.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : throw new RuleBroken("“{0}”请填日期，例如 2026-03-02", Label),
            FieldKind.Choice => Choices.Find(c => c == typed.Trim()) ?? throw new RuleBroken("“{0}”没有选项“{1}”", Label, Cut(typed)),
            FieldKind.YesNo or FieldKind.Pledge => typed.Trim() is Yes or "true" ? Yes : typed.Trim() is "否" or "false" ? null : throw new RuleBroken("“{0}”请勾选或不勾选", Label),
            _ => throw new InvalidOperationException($"No answer for {Kind}."),
        };
    }

    private static int? MostOf(FieldKind kind) => kind switch { FieldKind.Line => MostLine, FieldKind.Prose => MostProse, FieldKind.Number => MostNumber, _ => null };

    private static string Cut(string text) => text.Length <= ChoiceLength ? text : text[..ChoiceLength] + "…";
}

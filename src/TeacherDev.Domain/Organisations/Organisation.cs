using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Organisations;

/// <summary>
/// A bureau, institute, district, department or school. <see cref="Path"/> ends in “/”, so that “/yuxi/” never begins “/yuxi-old/”;
/// everything scoped is scoped by the beginning of this path.
/// </summary>
public sealed class Organisation : Aggregate
{
    public const int KeyLength = 40;
    public const int NameLength = 60;
    public const int CodeLength = 10;
    public const int PathLength = 200;

    public Organisation(string key, string name, OrganisationKind kind, Organisation? parent, string? code = null)
    {
        Key = key;
        (ParentId, Parent, Path) = (parent?.Id, parent, $"{parent?.Path ?? "/"}{Key}/");
        Rename(name, shortName: null);
        Kind = kind;
        Code = code;
    }

    private Organisation() { }

    /// <summary>A short lower-case name that never changes, unique among all organisations; the seeds name organisations by it.</summary>
    public string Key
    {
        get;
        private set => field = value.Length is > 0 and <= KeyLength && value.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-')
            ? value
            : throw new RuleBroken("机构标识只能用小写字母、数字和连字符，最多 {0} 个：{1}", KeyLength, value);
    } = null!;

    public string Name { get; private set; } = null!;

    public string? ShortName { get; private set; }

    public OrganisationKind Kind { get; private set; }

    /// <summary>学校标识码, ten digits; optional, unique when present (玉溪江川 2023, 项目十一: 22 of 27 schools carry one).</summary>
    public string? Code
    {
        get;
        private set
        {
            var trimmed = value?.Trim();
            field = string.IsNullOrEmpty(trimmed) ? null
                : trimmed.Length == CodeLength && trimmed.All(char.IsAsciiDigit) ? trimmed
                : throw new RuleBroken("学校标识码应为 {0} 位数字：{1}", CodeLength, trimmed);
        }
    }

    public int? ParentId { get; private set; }

    public Organisation? Parent { get; private set; }

    public string Path { get; private set; } = null!;

    /// <summary>Stages taught, as a school teaches them; empty for offices.</summary>
    public StageSet Stages { get; private set; }

    public bool IsRural { get; private set; }

    public byte[] SortKey { get; private set; } = [];

    public string SearchText { get; private set; } = null!;

    /// <summary>
    /// The path an account acts under when it holds a grant here. An institute, teacher college, centre or department serves the whole
    /// region of the body above it: 市教科所 plans for every district, though the districts do not stand under it.
    /// </summary>
    public string Reach => ServesItsParent && ParentId is not null ? Path[..(Path.TrimEnd('/').LastIndexOf('/') + 1)] : Path;

    private bool ServesItsParent => Kind is OrganisationKind.Institute or OrganisationKind.TeacherCollege or OrganisationKind.DevelopmentCentre or OrganisationKind.Department;

    public void Rename(string name, string? shortName)
    {
        Name = Naming.Clean(name, "机构名称", NameLength);
        ShortName = string.IsNullOrWhiteSpace(shortName) ? null : Naming.Clean(shortName, "机构简称", NameLength);
        (SortKey, SearchText) = (Naming.SortKey(Name), Naming.SearchText(Name, ShortName, Code));
    }

    public void Describe(string? code, StageSet stages, bool isRural)
    {
        (Code, Stages, IsRural) = (code, stages, isRural);
        SearchText = Naming.SearchText(Name, ShortName, Code);
    }
}

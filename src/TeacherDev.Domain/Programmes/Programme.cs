using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Organisations;

namespace TeacherDev.Domain.Programmes;

/// <summary>
/// 培养工程, e.g. 玉溪市“5123XE”教师培养工程: what lasts over the years. Its years stand alone (<see cref="ProgrammeYear"/>), because another
/// unit may carry out each. Definitions are a catalogue that everyone with the permission may read.
/// </summary>
public sealed class Programme : Aggregate
{
    public const int CodeLength = 40;
    public const int NameLength = 60;
    public const int SummaryLength = 400;

    public Programme(string code, Organisation organisation)
    {
        Code = code;
        (OrganisationId, Organisation) = (organisation.Id, organisation);
    }

    private Programme() { }

    /// <summary>Stands in addresses (/programmes/5123XE) and never changes.</summary>
    public string Code
    {
        get;
        private set => field = value.Length is > 0 and <= CodeLength && value.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')
            ? value
            : throw new RuleBroken("项目代码只能用字母、数字和连字符，最多 {0} 个：{1}", CodeLength, value);
    } = null!;

    public string Name { get; private set; } = null!;

    public string? Summary { get; private set; }

    public byte[] SortKey { get; private set; } = [];

    public string SearchText { get; private set; } = null!;

    public int OrganisationId { get; private set; }

    /// <summary>主管机构.</summary>
    public Organisation Organisation { get; private set; } = null!;

    public Source Source { get; private set; }

    public void Describe(string name, string? summary, Source source)
    {
        Name = Naming.Clean(name, "项目名称", NameLength);
        Summary = summary is null ? null : Naming.Clean(summary, "简介", SummaryLength);
        Source = source;
        (SortKey, SearchText) = (Naming.SortKey(Name), Naming.SearchText(Name, Code));
    }

    public void HandTo(Organisation organisation) => (OrganisationId, Organisation) = (organisation.Id, organisation);
}

using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Organisations;
using TeacherDev.Domain.People;

namespace TeacherDev.Domain.Selection;

/// <summary>
/// 名额: the places one body (a district, a school) has under one call, and whom it put on them, ranked. A place is taken by the nomination
/// that stands on it and by nothing else, so that no counter can be wrong. The list of a body without any lines is not bounded here: the body
/// above bounds it.
/// </summary>
public sealed class Quota : Aggregate
{
    public const int MostPlaces = 2000;

    private readonly List<QuotaLine> lines = [];
    private readonly List<Nomination> nominations = [];

    public Quota(int callId, Organisation organisation) => (CallId, OrganisationId, Organisation) = (callId, organisation.Id, organisation);

    private Quota() { }

    public int CallId { get; private set; }

    public int OrganisationId { get; private set; }

    public Organisation Organisation { get; private set; } = null!;

    public IReadOnlyCollection<QuotaLine> Lines => lines;

    public IReadOnlyCollection<Nomination> Nominations => nominations;

    public int Places => lines.Sum(l => l.Places);

    /// <summary>Sets the places of one kind; 0 takes the line away.</summary>
    /// <exception cref="RuleBroken">Fewer than already stand on it.</exception>
    public void Allot(SchoolStage? stage, string? group, int places, Call call)
    {
        if (places is < 0 or > MostPlaces) throw new RuleBroken("名额应在 0–{0} 之间", MostPlaces);
        if (group is not null && call.Groups.All(g => g.Name != group)) throw new RuleBroken("这份通知没有学科组“{0}”", group);
        var line = lines.Find(l => l.Stage == stage && l.SubjectGroup == group);
        if (places == (line?.Places ?? 0)) return;
        if (line is null) lines.Add(line = new QuotaLine(stage, group));
        line.Places = places;
        if (Taken(line) > Limit(line, call)) throw new RuleBroken("{0}已推荐 {1} 人，名额不能改为 {2}", Organisation.Name, Taken(line), places);
        if (places == 0) lines.Remove(line);
        Touch();
    }

    /// <summary>How many may stand on a line: its places, and as many more as the call lets be nominated over them, rounded down.</summary>
    public static int Limit(QuotaLine line, Call call) => line.Places * call.OverNomination / 100;

    public int Taken(QuotaLine line) => nominations.Count(n => n.Line == line);

    /// <summary>Puts an application at the end of the list.</summary>
    /// <exception cref="RuleBroken">No place of its kind is left.</exception>
    public void Nominate(Application application, Call call, Act by)
    {
        if (nominations.Any(n => n.ApplicationId == application.Id)) throw new RuleBroken("{0}已经推荐了这份申报", Organisation.Name);
        var line = lines.Count == 0 ? null : LineFor(application) ?? throw new RuleBroken("{0}没有{1}{2}的名额", Organisation.Name, application.Stage, application.SubjectGroup ?? application.Subject);
        if (line is not null && Taken(line) >= Limit(line, call)) throw new RuleBroken("{0}的名额已满：{1} 个名额，最多推荐 {2} 人", Organisation.Name, line.Places, Limit(line, call));
        nominations.Add(new Nomination(application.Id, line, nominations.Count + 1, by));
        Touch();
    }

    /// <summary>Takes an application off the list; those behind it move up. Nothing happens where it is not on it.</summary>
    public void Release(int applicationId)
    {
        if (nominations.RemoveAll(n => n.ApplicationId == applicationId) == 0) return;
        Number(nominations.OrderBy(n => n.Rank));
        Touch();
    }

    /// <summary>Puts the list in this order; who is not named keeps the order of before, behind those who are.</summary>
    public void Rank(IReadOnlyList<int> applicationIds)
    {
        if (applicationIds.FirstOrDefault(id => nominations.All(n => n.ApplicationId != id)) is > 0 and var stranger) throw new RuleBroken("名单里没有编号为 {0} 的申报，请刷新后再排", stranger);
        var wanted = applicationIds.Distinct().Select((id, at) => (id, at)).ToDictionary(x => x.id, x => x.at);
        Number(nominations.OrderBy(n => wanted.GetValueOrDefault(n.ApplicationId, int.MaxValue)).ThenBy(n => n.Rank));
        Touch();
    }

    /// <summary>The line that names most of what the application is.</summary>
    internal QuotaLine? LineFor(Application application) => LineFor(application.Stage, application.SubjectGroup);

    internal QuotaLine? LineFor(SchoolStage? stage, string? group) =>
        lines.Where(l => (l.Stage is null || l.Stage == stage) && (l.SubjectGroup is null || l.SubjectGroup == group))
            .OrderByDescending(l => (l.Stage is null ? 0 : 2) + (l.SubjectGroup is null ? 0 : 1)).FirstOrDefault();

    private static void Number(IEnumerable<Nomination> inOrder)
    {
        foreach (var (nomination, at) in inOrder.Select((n, at) => (n, at))) nomination.Rank = at + 1;
    }
}

/// <summary>Places of one kind: a stage, a group of subjects, both, or any.</summary>
public sealed class QuotaLine
{
    internal QuotaLine(SchoolStage? stage, string? group) => (Stage, SubjectGroup) = (stage, group);

    private QuotaLine() { }

    public int Id { get; private set; }

    public int QuotaId { get; private set; }

    public SchoolStage? Stage { get; private set; }

    public string? SubjectGroup { get; private set; }

    public int Places { get; internal set; }
}

/// <summary>推荐: an application on a body's list, on a place of its quota.</summary>
public sealed class Nomination
{
    internal Nomination(int applicationId, QuotaLine? line, int rank, Act by) => (ApplicationId, Line, Rank, At, AccountId) = (applicationId, line, rank, by.At, by.AccountId);

    private Nomination() { }

    public int Id { get; private set; }

    public int QuotaId { get; private set; }

    public int ApplicationId { get; private set; }

    public int? LineId { get; private set; }

    /// <summary>Null on a list that is not bounded.</summary>
    public QuotaLine? Line { get; private set; }

    /// <summary>1 is first.</summary>
    public int Rank { get; internal set; }

    public DateTime At { get; private set; }

    public int? AccountId { get; private set; }
}

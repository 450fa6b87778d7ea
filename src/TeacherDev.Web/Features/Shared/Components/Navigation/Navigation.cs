using Microsoft.AspNetCore.Mvc;
using TeacherDev.Domain.Accounts;
using TeacherDev.Web.Infrastructure;

namespace TeacherDev.Web.Features.Components.Navigation;

/// <summary>The side bar, and on a phone the bottom bar: what the acting role may open, most used first.</summary>
public sealed class NavigationViewComponent(Acting acting) : ViewComponent
{
    private static readonly string[] UsualTabs = ["/", "/cohorts", "/studios", "/assessments"];

    // What each opens most stands under the thumb; the fifth tab is always one's own.
    private static readonly Dictionary<Role, string[]> Tabs = new()
    {
        [Role.Leader] = ["/", "/studios", "/hours", "/assessments"],
        [Role.Mentor] = ["/", "/mentoring", "/hours", "/cohorts"],
        [Role.Mentee] = ["/", "/mentoring", "/hours", "/cohorts"],
        [Role.Teacher] = ["/", "/calendar", "/cohorts", "/hours"],
        [Role.Assessor] = ["/", "/reviews", "/assessments"],
        [Role.SystemAdmin] = ["/", "/admin/jobs", "/admin/work", "/messages"],
        [Role.SecurityAdmin] = ["/", "/admin/grants"],
        [Role.AuditAdmin] = ["/", "/admin/audit"],
    };

    private static readonly Destination[] All =
    [
        new("首页", "/", "home", Needs: null),
        new("培养项目", "/programmes", "layers", Permission.ReadProgrammes),
        new("遴选", "/calls", "check", Permission.ReadCalls, Also: ["/dispatches"]),
        new("评审", "/reviews", "form", Permission.ScoreReviews),
        new("我的日程", "/calendar", "clock", Permission.ReadCohorts),
        new("培训班", "/cohorts", "cal", Permission.ReadCohorts, Also: ["/sessions", "/venues", "/trainers", "/blackouts", "/proposals", "/publications"]),
        new("名师工作室", "/studios", "studio", Permission.ReadStudios),
        new("师徒结对", "/mentoring", "pair", Permission.ReadPairings),
        new("学时", "/hours", "chart", Permission.ReadHours),
        new("年度考核", "/assessments", "form", Permission.ReadAssessments),
        new("教研活动", "/activities", "users", Permission.ReadCohorts, Also: ["/teams"]),
        new("校历", "/calendars", "clock", Permission.ReadCohorts),
        new("教师名册", "/people", "user", Permission.ReadPeople, IsManagement: true, Also: ["/teaching"]),
        new("机构", "/organisations", "tree", Permission.ReadOrganisations, IsManagement: true),
        new("发出的消息", "/messages", "mail", Permission.ReadMessages, IsManagement: true),
        new("后台任务", "/admin/work", "clock", Permission.ReadWork, IsManagement: true),
        new("定时作业", "/admin/jobs", "gear", Permission.ManageJobs, IsManagement: true),
        new("账号与授权", "/admin/grants", "shield", Permission.ManageGrants, IsManagement: true),
        new("审计记录", "/admin/audit", "form", Permission.ReadAudit, IsManagement: true),
    ];

    public IViewComponentResult Invoke(string view = "Default")
    {
        var open = All.Where(d => d.Needs is not { } permission || acting.Viewer.May(permission)).ToList();
        var here = HttpContext.Request.Path.Value ?? "/";
        var current = open.Where(d => d.Href == "/" ? here == "/" : d.Roots.Any(root => here.StartsWith(root, StringComparison.Ordinal))).MaxBy(d => d.Href.Length);
        return View(view, new Menu(HttpContext.Features.Get<SignedIn>(), [.. open.Where(d => !d.IsManagement)], [.. open.Where(d => d.IsManagement)], TabsOf(open), current));
    }

    private IReadOnlyList<Destination> TabsOf(List<Destination> open)
    {
        var wanted = acting.Viewer.Role is { } role && Tabs.TryGetValue(role, out var own) ? own : UsualTabs;
        return [.. wanted.Select(href => open.Find(d => d.Href == href)).OfType<Destination>()];
    }

    /// <summary>A place one can go; <paramref name="Title"/> is Chinese, the translation key.</summary>
    /// <param name="Also">Where its other pages lie, beside <paramref name="Href"/>.</param>
    public sealed record Destination(string Title, string Href, string Icon, Permission? Needs, bool IsManagement = false, string[]? Also = null)
    {
        public IEnumerable<string> Roots => [Href, .. Also ?? []];
    }

    public sealed record Menu(SignedIn? Session, IReadOnlyList<Destination> Main, IReadOnlyList<Destination> Management, IReadOnlyList<Destination> Tabs, Destination? Current);
}

using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;

namespace TeacherDev.Web.Tests.Architecture;

/// <summary>The house keeps its shape. Every guard is first shown an offender, which it must report.</summary>
public sealed partial class ArchitectureTests(TestSite site) : IClassFixture<TestSite>
{
    private static readonly string[] Escapes = ["Html.Raw", "ViewBag", "@functions"];
    private static readonly string Home = Path.Combine(Checkout.Root, "src");
    private static readonly IReadOnlyList<(string Path, string Text)> Sources =
        [.. Directory.EnumerateFiles(Home, "*.*", SearchOption.AllDirectories).Where(IsSource).Select(p => (Path.GetRelativePath(Home, p).Replace('\\', '/'), File.ReadAllText(p)))];

    [Fact]
    public void Floors_only_look_down()
    {
        Assert.Equal([], Guards.ReferencesFrom(typeof(Aggregate).Assembly, "Microsoft.AspNetCore.Mvc", "TeacherDev.Jobs", "TeacherDev.Web", "Quartz"));
        Assert.Equal([], Guards.ReferencesFrom(typeof(TeacherDev.Jobs.Schedule).Assembly, "TeacherDev.Web", "Microsoft.AspNetCore.Mvc"));
        Assert.NotEmpty(Guards.ReferencesFrom(typeof(ArchitectureTests).Assembly, "TeacherDev.Web"));
    }

    [Fact]
    public async Task Entities_are_changed_by_verbs()
    {
        var entities = Guards.EntitiesOf(await ModelAsync()).Where(t => t != typeof(Account)).ToList();
        Assert.Equal([], Guards.PublicSettersOf(entities));
        Assert.Equal(["Planted.Open"], Guards.PublicSettersOf([typeof(Planted)]));
    }

    [Fact]
    public async Task No_form_is_an_entity()
    {
        var entities = Guards.EntitiesOf(await ModelAsync());
        Assert.Equal([], Guards.EntitiesBoundBy(Guards.ControllersOf(typeof(Program).Assembly), entities));
        Assert.Equal(["PlantedController.Create(planted)", "PlantedController.CreateAll(rows)", "PlantedController.Update(form)"], Guards.EntitiesBoundBy([typeof(PlantedController)], new HashSet<Type> { typeof(Planted) }));
    }

    [Fact]
    public async Task Every_root_of_an_organisation_is_scoped()
    {
        // Grants are the security administrator's, wherever they reach; programmes are a catalogue that a permission opens.
        string[] reviewed = ["Grant", "Programme"];
        Assert.Equal(reviewed, Guards.RootsOutOfScope(await ModelAsync()));
        using var planted = new PlantedDb();
        Assert.Equal(["PlantedAggregate"], Guards.RootsOutOfScope(planted.Model));
    }

    [Fact]
    public async Task Nothing_navigates_into_scope()
    {
        Assert.Equal([], Guards.NavigationsIntoScope(await ModelAsync()));
        using var planted = new PlantedDb();
        Assert.Equal(["PlantedChild.Root"], Guards.NavigationsIntoScope(planted.Model));
    }

    [Fact]
    public void Rooms_do_not_need_each_other_in_a_ring()
    {
        foreach (var floor in new[] { "Domain", "Jobs" })
        {
            var files = Sources.Where(s => s.Path.StartsWith($"TeacherDev.{floor}/", StringComparison.Ordinal) && s.Path.Count(c => c == '/') >= 2 && !s.Path.Contains("/Data/", StringComparison.Ordinal) && !s.Path.Contains("/Infrastructure/", StringComparison.Ordinal))
                .Select(s => (s.Path.Split('/')[1], s.Text));
            Assert.Equal([], Guards.RingsOf(Guards.NeedsOf(files, $"TeacherDev.{floor}")).Where(room => room is not "Data"));
        }
        Assert.Equal(["A", "B"], Guards.RingsOf(Guards.NeedsOf([("A", "using House.B;"), ("B", "using House.A;"), ("C", "using House.A;")], "House")));
        Assert.Equal(["A", "B"], Guards.RingsOf(Guards.NeedsOf([("A", "namespace House.A;\nnew House.B.Thing()"), ("B", "using Thing = House.A.Thing;")], "House")));
    }

    [Fact]
    public void Only_the_clock_knows_what_time_it_is()
    {
        string[] words = ["DateTime.Now", "DateTime.UtcNow", "DateTime.Today", "DateTimeOffset.Now", "DateTimeOffset.UtcNow"];
        Assert.Equal([], Guards.LinesWith(Sources.Where(s => s.Path.EndsWith(".cs", StringComparison.Ordinal)), words));
        Assert.Single(Guards.LinesWith([("x", "var now = DateTime.UtcNow;")], words));
    }

    [Fact]
    public void Only_the_data_room_and_the_jobs_look_past_the_scope()
    {
        Assert.Equal([], Guards.LinesWith(Code.Where(s => !IsIn(s.Path, "TeacherDev.Domain/Data/", "TeacherDev.Jobs/")), "IgnoreQueryFilters"));
        Assert.Single(Guards.LinesWith([("x", "db.Cohorts.IgnoreQueryFilters()")], "IgnoreQueryFilters"));
    }

    /// <summary>Past the audit trail and the versions go only rows that are their own record (docs/decisions, 5 and 11), sort keys, and a lock that changes nothing.</summary>
    [Fact]
    public void Only_known_files_change_rows_past_the_audit_trail()
    {
        string[] words = ["ExecuteUpdate", "ExecuteDelete"];
        string[] known =
        [
            "TeacherDev.Domain/Accounts/SignIn.cs", "TeacherDev.Domain/Data/SortKeys.cs", "TeacherDev.Domain/Data/TeacherDevDb.cs", "TeacherDev.Domain/Notifications/MessageQueries.cs", "TeacherDev.Domain/Work/BackgroundTaskQueries.cs",
            "TeacherDev.Domain/Work/JobLease.cs", "TeacherDev.Domain/Work/Leased.cs", "TeacherDev.Jobs/Attendance/ForgetPlacesJob.cs", "TeacherDev.Jobs/Work/ClearRunsJob.cs",
            "TeacherDev.Web/Features/Accounts/SessionsController.cs", "TeacherDev.Web/Features/Notifications/InboxController.cs", "TeacherDev.Web/Infrastructure/ActingMiddleware.cs", "TeacherDev.Web/Infrastructure/SessionStore.cs",
        ];
        Assert.Equal([], Guards.LinesWith(Code.Where(s => !known.Contains(s.Path)), words));
        Assert.Equal([], known.Where(k => !Guards.LinesWith(Code.Where(s => s.Path == k), words).Any()));
        Assert.Single(Guards.LinesWith([("x", "await db.Cohorts.ExecuteDeleteAsync()")], words));
    }

    [Fact]
    public void Only_their_own_files_name_the_engine_and_the_mail_library()
    {
        Assert.Equal([], Guards.LinesWith(Sources.Where(s => s.Path.EndsWith(".cs", StringComparison.Ordinal) && !s.Path.StartsWith("TeacherDev.Jobs/Infrastructure/", StringComparison.Ordinal)), "using Quartz", "System.Net.Mail"));
        Assert.Single(Guards.LinesWith([("x", "using Quartz;")], "using Quartz"));
    }

    [Fact]
    public void Pages_hold_nothing_the_policy_forbids()
    {
        var pages = Sources.Where(s => s.Path.EndsWith(".cshtml", StringComparison.Ordinal)).ToList();
        Assert.Equal([], pages.Where(p => Forbidden().IsMatch(p.Text)).Select(p => p.Path));
        Assert.Equal([], Guards.LinesWith(pages, Escapes));
        Assert.Matches(Forbidden(), "<p style=\"color:red\">");
        Assert.Matches(Forbidden(), "<a onclick=\"go()\">");
        Assert.Matches(Forbidden(), "<script>alert(1)</script>");
        Assert.Matches(Forbidden(), "<style>p { color: red }</style>");
        Assert.DoesNotMatch(Forbidden(), "<script src=\"/app.js\"></script>");
        Assert.Equal(3, Guards.LinesWith([("x", "@Html.Raw(Model.Name)\n@ViewBag.Title\n@functions { }")], Escapes).Count());
    }

    [Fact]
    public void No_statement_is_built_from_strings()
    {
        Assert.Equal([], Guards.LinesWith(Sources.Where(s => s.Path.EndsWith(".cs", StringComparison.Ordinal)), "FromSqlRaw($", "ExecuteSqlRawAsync($", "ExecuteSqlRaw($", "SqlQueryRaw($"));
        Assert.Single(Guards.LinesWith([("x", "db.Database.ExecuteSqlRaw($\"drop {name}\")")], "ExecuteSqlRaw($"));
    }

    private static IEnumerable<(string Path, string Text)> Code => Sources.Where(s => s.Path.EndsWith(".cs", StringComparison.Ordinal));

    private static bool IsIn(string path, params string[] folders) => folders.Any(f => path.StartsWith(f, StringComparison.Ordinal));

    private Task<Microsoft.EntityFrameworkCore.Metadata.IModel> ModelAsync() => site.InDbAsync(db => Task.FromResult(db.Model));

    private static bool IsSource(string path) =>
        path.EndsWith(".cs", StringComparison.Ordinal) || path.EndsWith(".cshtml", StringComparison.Ordinal) ? !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal) && !path.Contains("/Migrations/", StringComparison.Ordinal) : false;

    [GeneratedRegex("""\s(style|on[a-z]+)="|<script(?![^>]*\ssrc=)|<style""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Forbidden();

    private sealed class Planted
    {
        public int Open { get; set; }

        public int Closed { get; private set; }

        public int Once { get; init; }
    }

    private sealed class PlantedController : Controller
    {
        public IActionResult Create(Planted planted) => Ok(planted.Closed);

        public IActionResult CreateAll(List<Planted> rows) => Ok(rows.Count);

        public IActionResult Update(PlantedForm form) => Ok(form.Inner);
    }

    private sealed record PlantedForm(Planted[] Inner);

    private sealed class PlantedAggregate : Aggregate
    {
        public int OrganisationId { get; private set; }
    }

    private sealed class PlantedRoot
    {
        public int Id { get; set; }

        public bool IsSeen { get; set; }
    }

    private sealed class PlantedChild
    {
        public int Id { get; set; }

        public PlantedRoot? Root { get; set; }
    }

    private sealed class PlantedDb : DbContext
    {
        protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) => optionsBuilder.UseSqlite("Data Source=:memory:");

        protected override void OnModelCreating(ModelBuilder modelBuilder)
        {
            modelBuilder.Entity<PlantedRoot>().HasQueryFilter("Scope", r => r.IsSeen);
            modelBuilder.Entity<PlantedChild>();
            modelBuilder.Entity<PlantedAggregate>();
        }
    }
}

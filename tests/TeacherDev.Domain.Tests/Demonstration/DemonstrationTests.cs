using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Assessment;
using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Demonstration;
using TeacherDev.Domain.Documents;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Mentoring;
using TeacherDev.Domain.Organisations;
using TeacherDev.Domain.People;
using TeacherDev.Domain.Scheduling;
using TeacherDev.Domain.Studios;
using TeacherDev.Domain.Tests.Catalogue;

namespace TeacherDev.Domain.Tests.Demonstration;

public sealed class DemonstrationTests
{
    [Fact]
    public async Task The_city_of_today_stands_and_every_account_has_its_part()
    {
        var today = new DateOnly(2026, 11, 23);
        using var seeds = new SeedsCopy();
        Assert.True(await BuildAsync(seeds, today));
        await using var db = seeds.Database.Open();
        Assert.Equal(9, await db.Organisations.CountAsync(o => o.Parent!.Key == "yuxi" && o.Kind == OrganisationKind.Bureau));
        var schools = db.Organisations.Where(o => o.Kind == OrganisationKind.School && o.Path.StartsWith("/yuxi/"));
        Assert.Equal((60, 27), (await schools.CountAsync(), await schools.CountAsync(o => o.Key.StartsWith("jc-"))));
        Assert.Equal(2000, await db.People.CountAsync(p => p.Organisation.Kind == OrganisationKind.School));
        Assert.Equal((30, 120), (await db.Studios.CountAsync(), await db.Pairings.CountAsync(p => p.State == PairingState.Active)));
        var year = await db.ProgrammeYears.Include(y => y.Tracks).SingleAsync(y => y.Programme.Code == "5123XE" && y.Label == "2026");
        foreach (var track in year.Tracks) Assert.True(await db.Cohorts.AnyAsync(c => c.TrackYearId == track.Id), $"Track {track.Code} has no class");
        Assert.True(await db.Sessions.CountAsync(s => s.Day < today && s.State == SessionState.Closed) > 50);
        Assert.True(await db.Sessions.AnyAsync(s => s.Day == today.AddDays(1)) && await db.Sessions.AnyAsync(s => s.Day == today.AddDays(3)));
        Assert.True(await db.Cohorts.AnyAsync(c => c.State == CohortState.Completed));
        var cycles = await db.AssessmentCycles.ToDictionaryAsync(c => c.Year, c => c.State);
        Assert.Equal((CycleState.Published, CycleState.Open), (cycles[2025], cycles[2026]));
        Assert.Equal(30, await db.AssessmentResults.CountAsync(r => r.Year == 2025));
        Assert.True(await db.AssessmentResults.CountAsync(r => r.Grade == Grade.Excellent) is > 0 and <= 6);
        await PartsAsync(db, today);
    }

    [Fact]
    public async Task The_same_day_gives_the_same_city_and_a_second_build_changes_nothing()
    {
        using var one = new SeedsCopy();
        using var two = new SeedsCopy();
        foreach (var seeds in new[] { one, two }) Assert.True(await BuildAsync(seeds, new DateOnly(2026, 8, 15)));
        var first = await DumpAsync(one);
        Assert.Equal(first, await DumpAsync(two));
        Assert.False(await BuildAsync(one, new DateOnly(2026, 8, 15)));
        Assert.Equal(first, await DumpAsync(one));
    }

    [Fact]
    public async Task It_can_be_built_on_the_first_working_day_of_a_year()
    {
        using var seeds = new SeedsCopy();
        Assert.True(await BuildAsync(seeds, new DateOnly(2027, 1, 4)));
        await using var db = seeds.Database.Open();
        Assert.Equal((2000, 30, 120), (await db.People.CountAsync(p => p.Organisation.Kind == OrganisationKind.School), await db.Studios.CountAsync(), await db.Pairings.CountAsync(p => p.State == PairingState.Active)));
    }

    private static async Task PartsAsync(TeacherDevDb db, DateOnly today)
    {
        var people = await db.Accounts.ToDictionaryAsync(a => a.UserName!, a => a.PersonId);
        // Twelve who sign in, and the four other experts of the panel, who do not.
        Assert.Equal((12, 4), (await db.Accounts.CountAsync(a => a.IsDemonstration), await db.Accounts.CountAsync(a => a.PasswordHash == null)));
        Assert.Equal(16, await db.Grants.CountAsync());
        var panel = await db.ReviewPanels.SingleAsync();
        var assessor = await db.Accounts.Where(a => a.UserName == "assessor").Select(a => a.Id).SingleAsync();
        Assert.Equal(2, await db.ReviewTasks.Where(t => t.PanelId == panel.Id && t.AccountId == assessor).Select(t => t.State).Distinct().CountAsync());
        Assert.True(await db.Pairings.AnyAsync(p => p.MentorId == people["mentor"] && p.MenteeId == people["mentee"] && p.Kind == PairingKind.SubjectMentor));
        var enrolled = await db.Cohorts.Where(c => c.Enrolments.Any(e => e.PersonId == people["teacher"])).ToListAsync();
        Assert.Equal("骨干教师培训班（一班）", Assert.Single(enrolled).Name);
        var studio = await db.Studios.SingleAsync(s => s.Memberships.Any(m => m.PersonId == people["leader"] && m.Role == StudioRole.Leader));
        var owed = (await new StudioYears(db).OfAsync("/yuxi/yuxi-institute/", today.Year, today))!;
        var visits = (await new StudioYears(db).VisitCountsAsync(owed.Counted))[studio.Id];
        Assert.Equal((-1, 1), (owed.Pace.Difference(visits.Confirmed, today), visits.Pending));
        var school = (await db.People.SingleAsync(p => p.Id == people["school"])).OrganisationId;
        Assert.True(await db.StudioVisits.AnyAsync(v => v.HostSchoolId == school && v.State == VisitState.Logged));
        Assert.True(await db.Sessions.AnyAsync(s => s.Day < today && s.State == SessionState.Planned), "No session waits to be closed.");
    }

    private static async Task<bool> BuildAsync(SeedsCopy seeds, DateOnly today)
    {
        await seeds.LoadAsync();
        await using var db = seeds.Database.Open();
        var cipher = new FieldCipher(new Dictionary<byte, byte[]> { [1] = new byte[32] });
        var hasher = new PasswordHasher<Account>(Options.Create(new PasswordHasherOptions { IterationCount = 1000 }));
        var folder = Directory.CreateTempSubdirectory("teacherdev-files-");
        try
        {
            return await new DemonstrationCity(db, cipher, hasher, new At(today), new FileStore(folder.FullName, FileStore.UsualMostBytes, new At(today))).BuildAsync("TeacherDev#2026");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<string> DumpAsync(SeedsCopy seeds)
    {
        await using var db = seeds.Database.Open();
        var lines = await db.People.OrderBy(p => p.Id).Select(p => $"{p.StaffNumber} {p.Name} {p.OrganisationId} {p.Subject}").ToListAsync();
        lines.AddRange(await db.StudioVisits.OrderBy(v => v.Id).Select(v => $"{v.StudioId} {v.HostSchoolId} {v.Day} {v.State}").ToListAsync());
        lines.AddRange(await db.Sessions.OrderBy(s => s.Id).Select(s => $"{s.CohortId} {s.ActivityId} {s.Day} {s.Part} {s.State}").ToListAsync());
        lines.AddRange(await db.Pairings.OrderBy(p => p.Id).Select(p => $"{p.MentorId} {p.MenteeId} {p.Kind}").ToListAsync());
        lines.AddRange(await db.AssessmentResults.OrderBy(r => r.Id).Select(r => $"{r.StudioId} {r.Score.Hundredths} {r.Grade}").ToListAsync());
        lines.Add($"{await db.HoursEntries.SumAsync(e => e.Hours.Tenths)} {await db.AuditEntries.CountAsync()}");
        return string.Join('\n', lines);
    }

    private sealed class At(DateOnly day) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(day.AtInShanghai(new TimeOnly(9, 0)), TimeSpan.Zero);
    }
}

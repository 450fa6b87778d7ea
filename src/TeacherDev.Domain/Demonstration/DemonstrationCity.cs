using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Documents;
using TeacherDev.Domain.Hours;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Organisations;
using TeacherDev.Domain.People;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Domain.Demonstration;

/// <summary>
/// 玉溪 as it might stand today: nine districts, 60 schools, 2,000 invented teachers, this year's “5123XE” half-way through, and twelve
/// accounts to look at it with. Built from the day, the same each time, in one transaction; never into a database that holds people already.
/// </summary>
public sealed class DemonstrationCity(TeacherDevDb db, FieldCipher cipher, IPasswordHasher<Account> hasher, TimeProvider clock, FileStore files)
{
    private static readonly (string UserName, Role Role, string? Organisation)[] Cast =
    [
        ("coordinator", Role.Coordinator, "yuxi-institute"), ("district", Role.Coordinator, "jiangchuan-institute"), ("school", Role.SchoolAdmin, null),
        ("leader", Role.Leader, null), ("mentor", Role.Mentor, null), ("mentee", Role.Mentee, null), ("teacher", Role.Teacher, null),
        ("assessor", Role.Assessor, null), ("viewer", Role.Viewer, "yuxi"), ("sysadmin", Role.SystemAdmin, null), ("secadmin", Role.SecurityAdmin, null), ("auditor", Role.AuditAdmin, null),
    ];

    public const int UsualSize = 2000;

    /// <param name="teachers">Ten times as many where it is measured how the pages grow.</param>
    /// <returns>False when there are people already; nothing is changed then.</returns>
    /// <exception cref="RuleBroken">The seeds that the city stands on are not loaded.</exception>
    public async Task<bool> BuildAsync(string password, int teachers = UsualSize, CancellationToken stop = default)
    {
        if (await db.People.AnyAsync(stop) || await db.Accounts.AnyAsync(a => a.IsDemonstration, stop)) return false;
        if (!await db.Programmes.AnyAsync(p => p.Code == "5123XE", stop)) throw new RuleBroken("演示数据需要先载入数据文件（seeds）");
        return await db.WriteAsync(async () =>
        {
            await FillAsync(await CityAsync(teachers, stop), password, stop);
            return true;
        }, stop);
    }

    /// <summary>The accounts have the password of today's settings, also in a city that was built with another.</summary>
    public async Task TakePasswordAsync(string password, CancellationToken stop = default)
    {
        var accounts = await db.Accounts.Include(a => a.FormerPasswords).Where(a => a.IsDemonstration).ToListAsync(stop);
        var others = accounts.GroupBy(a => a.PasswordHash).Where(same => hasher.VerifyHashedPassword(same.First(), same.Key ?? "", password) == PasswordVerificationResult.Failed).SelectMany(same => same).ToList();
        if (others.Count == 0) return;
        var hash = hasher.HashPassword(others[0], password);
        foreach (var account in others) account.TakePassword(hash, clock.UtcNow);
        await db.SaveChangesAsync(stop);
        db.ChangeTracker.Clear();
    }

    private async Task FillAsync(City city, string password, CancellationToken stop)
    {
        await new DemonstrationPeople(db, cipher).AddAsync(city, stop);
        await new DemonstrationYears(db).AddAsync(city, stop);
        Choose(city);
        await new DemonstrationClasses(db).AddAsync(city, stop);
        await new DemonstrationJointSession(db).AddAsync(city, stop);
        await new DemonstrationStudios(db).AddAsync(city, stop);
        await new DemonstrationPairings(db).AddAsync(city, stop);
        await new DemonstrationHours(db).AddAsync(city, stop);
        await new DemonstrationSelection(db).AddAsync(city, stop);
        await new DemonstrationCompletion(db).AddAsync(city, stop);
        await new DemonstrationCohortLists(db).AddAsync(city, stop);
        await new DemonstrationDispatches(db).AddAsync(city, stop);
        await new DemonstrationSlips(db).AddAsync(city, stop);
        await AddAccountsAsync(city, password, stop);
        await new DemonstrationReviews(db, cipher).AddAsync(city, stop);
        await new DemonstrationPublications(db).AddAsync(city, stop);
        await new DemonstrationApologies(db).AddAsync(city, stop);
        await new DemonstrationProposals(db).AddAsync(city, stop);
        await new DemonstrationTeaching(db).AddAsync(city, stop);
        await new DemonstrationClaims(db, files).AddAsync(city, stop);
        await new DemonstrationTeams(db).AddAsync(city, stop);
        await new DemonstrationSchoolStudy(db).AddAsync(city, stop);
        await new DemonstrationDuties(db).AddAsync(city, stop);
        await new DemonstrationBulletins(db).AddAsync(city, stop);
        await new HoursBalances(db, new HoursLedger(db)).ReckonAllAsync(city.Today, stop);
    }

    private async Task<City> CityAsync(int teachers, CancellationToken stop)
    {
        var (today, now) = (clock.Today, clock.UtcNow);
        var days = await new Calendars(db).WorkingDaysAsync(new Period(new(today.Year - 1, 1, 1), new(today.Year + 1, 12, 31)), stop);
        return new City(today, now, days, teachers) { Organisations = await db.Organisations.Include(o => o.Parent).ToDictionaryAsync(o => o.Key, stop) };
    }

    /// <summary>Who signs in as whom: mentor and mentee of one subject in 江川, the leader a master elsewhere, the teacher of 江川 too.</summary>
    private static void Choose(City city)
    {
        var local = city.Teachers.Where(t => t.District == "jiangchuan").ToList();
        var pair = (from mentee in local
                    where mentee.Tier == TeacherTier.NewTeacher
                    from mentor in local
                    where mentor.Tier >= TeacherTier.Backbone && mentor.Tier < TeacherTier.Master && mentor.Subject == mentee.Subject && mentor.Stage == mentee.Stage
                    orderby mentor.SchoolId == mentee.SchoolId ? 0 : 1, mentee.Id, mentor.Id
                    select (mentor, mentee)).First();
        (city.Players["mentor"], city.Players["mentee"]) = pair;
        city.Players["leader"] = city.Teachers.First(t => t.Tier == TeacherTier.Master && t.District == "hongta");
        city.Players["teacher"] = local.First(t => t.Tier == TeacherTier.Teacher && t.Stage == SchoolStage.Primary && t.TeachingSince.Year < city.Today.Year - 5 && !city.Players.ContainsValue(t));
        city.Players["school"] = local.First(t => t.SchoolId == city.Players["teacher"].SchoolId && t.TeachingSince.Year < city.Today.Year - 12 && !city.Players.ContainsValue(t));
        city.Players["coordinator"] = city.Researchers[0];
        city.Players["district"] = city.Researchers[11];
        city.Players["viewer"] = city.Researchers[^1];
        // Those who sign in stay out of the classes, but for the teacher, who is put into the first class of track 3.
        city.Taken.UnionWith(city.Players.Values.Select(p => p.Id));
    }

    private async Task AddAccountsAsync(City city, string password, CancellationToken stop)
    {
        var taken = await db.Accounts.Select(a => a.UserName).ToListAsync(stop);
        var hash = hasher.HashPassword(new Account("x", "x", personId: null), password);
        foreach (var (userName, role, organisationKey) in Cast.Where(c => !taken.Contains(c.UserName)))
        {
            var person = city.Players.GetValueOrDefault(userName);
            var account = new Account(userName, person?.Name ?? Title(role), person?.Id) { NormalizedUserName = userName.ToUpperInvariant() };
            account.TakePassword(hash, city.Now);
            account.BecomeDemonstration();
            db.Add(account);
            await db.SaveChangesAsync(stop);
            db.Add(new Grant(account, role, await OrganisationAsync(organisationKey, role, person, stop), Period.Since(new(city.Today.Year, 1, 1)), city.Dice.Key()));
        }
        await db.SaveChangesAsync(stop);
        db.ChangeTracker.Clear();
    }

    private async Task<Organisation?> OrganisationAsync(string? key, Role role, Inhabitant? person, CancellationToken stop) =>
        key is not null ? await db.Organisations.SingleAsync(o => o.Key == key, stop)
        : role == Role.SchoolAdmin ? await db.Organisations.SingleAsync(o => o.Id == person!.SchoolId, stop) : null;

    private static string Title(Role role) => role switch
    {
        Role.Assessor => "评审专家",
        Role.SystemAdmin => "系统管理员",
        Role.SecurityAdmin => "安全管理员",
        _ => "审计管理员",
    };
}

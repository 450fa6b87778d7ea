using TeacherDev.Domain.Activities;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Organisations;
using TeacherDev.Domain.People;
using TeacherDev.Domain.Scheduling;
using TeacherDev.Domain.Teams;

namespace TeacherDev.Domain.Demonstration;

/// <summary>
/// Standing bodies of every kind: the city's 中心组 of each subject, one of them led by the player who leads a studio; the district's, its 片区 and an alliance;
/// the 教研组 of the school that signs in, of which one lost its lead and one was ended.
/// </summary>
internal sealed class DemonstrationTeams(TeacherDevDb db)
{
    private static readonly string[] CitySubjects = ["语文", "数学", "英语", "物理", "化学", "道德与法治"];

    // Its own, so that what is built after it is not shifted.
    private readonly Dice dice = new(20_260_901);

    public async Task AddAsync(City city, CancellationToken stop)
    {
        var teams = CityTeams(city).Concat(DistrictTeams(city)).Concat(SchoolTeams(city)).ToList();
        db.AddRange(teams);
        await db.SaveChangesAsync(stop);
        foreach (var team in teams) city.Teams[team.Name] = team.Id;
        await HoldAsync(city, teams[0], stop);
        db.ChangeTracker.Clear();
    }

    private IEnumerable<Team> CityTeams(City city)
    {
        var (institute, leader) = (city.Organisations["yuxi-institute"], city.Players["leader"]);
        yield return Filled(city, institute, TeamKind.SubjectCoreTeam, $"玉溪市{leader.Subject}学科中心组", leader.Subject, leader.Stage, leader, t => t.Subject == leader.Subject && t.Stage == leader.Stage);
        foreach (var subject in CitySubjects.Where(s => s != leader.Subject))
            yield return Filled(city, institute, TeamKind.SubjectCoreTeam, $"玉溪市初中{subject}学科中心组", subject, SchoolStage.Junior, lead: null, t => t.Subject == subject && t.Stage == SchoolStage.Junior);
        yield return Filled(city, institute, TeamKind.GuidanceCentre, "玉溪市高中质量提升研究指导中心", null, SchoolStage.Senior, lead: null, t => t.Stage == SchoolStage.Senior);
        yield return Filled(city, institute, TeamKind.Alliance, "红塔江川教育联盟", null, null, lead: null, t => t.District is "hongta" or "jiangchuan");
    }

    private IEnumerable<Team> DistrictTeams(City city)
    {
        var institute = city.Organisations["jiangchuan-institute"];
        yield return Filled(city, institute, TeamKind.SubjectCoreTeam, "江川区初中语文中心组", "语文", SchoolStage.Junior, lead: null, t => t.District == "jiangchuan" && t.Subject == "语文" && t.Stage == SchoolStage.Junior);
        yield return Filled(city, institute, TeamKind.SubjectCoreTeam, "江川区小学数学中心组", "数学", SchoolStage.Primary, lead: null, t => t.District == "jiangchuan" && t.Subject == "数学" && t.Stage == SchoolStage.Primary);
        yield return Filled(city, institute, TeamKind.Neighbourhood, "江川区星云片区", null, SchoolStage.Primary, lead: null, t => t.District == "jiangchuan" && t.Stage == SchoolStage.Primary);
        yield return Filled(city, institute, TeamKind.SchoolGroup, "江川区第一小学教育集团", null, SchoolStage.Primary, lead: null, t => t.District == "jiangchuan" && t.Stage == SchoolStage.Primary);
    }

    private IEnumerable<Team> SchoolTeams(City city)
    {
        var (school, player) = (city.Schools.Single(s => s.Id == city.Players["school"].SchoolId), city.Players["teacher"]);
        var subjects = city.Teachers.Where(t => t.SchoolId == school.Id && t.Subject != player.Subject).Select(t => t.Subject).Distinct().Order(StringComparer.Ordinal).Take(3).Prepend(player.Subject).ToList();
        foreach (var (at, subject) in subjects.Index())
        {
            var group = Filled(city, school, TeamKind.TeachingResearchGroup, $"{subject}教研组", subject, player.Stage, lead: null, t => t.SchoolId == school.Id && t.Subject == subject);
            if (at == 0) group.Admit([player.Id], Since(city));
            if (at == 2) group.Release(group.LeadOn(city.Today)!.PersonId, city.Today.AddDays(-12), "调往区教科所");
            if (at == 3) group.End(city.Today.AddDays(-20), "并入综合教研组");
            yield return group;
        }
    }

    /// <summary>A body with its lead, nine members, and one who has left.</summary>
    /// <param name="lead">Null for the most senior of those who fit.</param>
    private Team Filled(City city, Organisation keeper, TeamKind kind, string name, string? subject, SchoolStage? stage, Inhabitant? lead, Func<Inhabitant, bool> fits)
    {
        var people = city.Teachers.Where(t => fits(t) && !city.Players.ContainsValue(t)).OrderByDescending(t => t.Tier).ThenBy(t => t.Id).Take(11).ToList();
        if (lead is not null) people.Insert(0, lead);
        var (team, since) = (new Team(keeper.Id, kind, name, subject, stage, dice.Key()), Since(city));
        if (people.Count > 0) team.Appoint(people[0].Id, since);
        if (people.Count > 1) team.Admit(people.Skip(1).Select(p => p.Id), since);
        if (people.Count > 4) team.Release(people[^1].Id, city.Today.AddDays(-40), "工作调动");
        return team;
    }

    /// <summary>What the player who leads it holds in ten days.</summary>
    private async Task HoldAsync(City city, Team team, CancellationToken stop)
    {
        var activity = new Activity(team.OrganisationId, ActivityKind.Research, $"{team.Name}命题研讨", "各校带一份期末试题，当场议题、改题。", null, null, dice.Key());
        activity.Detail(ResearchForm.Thematic, place: null);
        activity.HoldBy(team.Id);
        activity.Invite(team.ActiveOn(city.Today).Select(m => m.PersonId).Order(), city.Today);
        db.Add(activity);
        await db.SaveChangesAsync(stop);
        db.Add(Session.OfActivity(activity.Id, team.OrganisationId, new("期末命题研讨", null, null, SessionMode.FaceToFace, Kernel.Hours.Of(3)), new Slot(city.Today.AddDays(10), DayPart.Evening), dice.Key()));
        await db.SaveChangesAsync(stop);
    }

    private static DateOnly Since(City city) => new(city.Today.Year - 1, 9, 1);
}

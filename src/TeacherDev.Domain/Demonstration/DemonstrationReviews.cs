using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.People;
using TeacherDev.Domain.Selection;

namespace TeacherDev.Domain.Demonstration;

/// <summary>A call for 教育行政管理后备干部 that is with its experts: a blind panel of five, one of them the account of the expert, half of the files scored.</summary>
internal sealed class DemonstrationReviews(TeacherDevDb db, FieldCipher cipher)
{
    private const int Files = 18;
    private const int OtherExperts = 4;
    private static readonly string[] Deeds = ["主持省级课题一项，成果在全省推广；连续五年承担市级骨干培训授课。", "开发市级精品课程两门，指导青年教师获省级教学竞赛一等奖。", "牵头学科教研基地建设，两年内到乡村学校送教十二次。"];

    public async Task AddAsync(City city, CancellationToken stop)
    {
        var bodies = await db.Organisations.Include(o => o.Parent).ToDictionaryAsync(o => o.Id, stop);
        Period Days(int from, int to) => new(city.Today.AddDays(from), city.Today.AddDays(to));
        var call = new Call(bodies[city.Organisations["yuxi-institute"].Id], city.Year.Id, city.Year.Tracks.Single(t => t.Code == "1").Id, new CallPlan(
            $"{city.Today.Year} 年教育行政管理后备干部遴选", "玉溪市“5123XE”教师培养工程实施方案", "各区县推荐的后备干部由专家评审。", city.Today.AddDays(-40), 200,
            [(SelectionStep.Application, Days(-40, -30)), (SelectionStep.School, Days(-40, -25)), (SelectionStep.District, Days(-35, -10)), (SelectionStep.Experts, Days(-5, 12)), (SelectionStep.PublicNotice, Days(13, 20)), (SelectionStep.Recognition, Days(21, 30))], [], [], []), city.Dice.Key());
        call.Publish(city.Today.AddDays(-40));
        db.Add(call);
        await db.SaveChangesAsync(stop);
        await AddFilesAsync(city, call, bodies, stop);
        var panel = new ReviewPanel(call, new PanelPlan(
            [("师德与育人", 20, "看育人事例和师生评价"), ("教学实绩", 35, "看课堂、成绩和学生发展"), ("教研成果", 25, "看课题、论文和推广"), ("示范引领", 20, "看带教、送教和工作室")], IsBlind: true, 3, TieRule.CriterionThenRank, 2, 15));
        foreach (var account in await ExpertsAsync(city, stop)) panel.Invite(account);
        db.Add(panel);
        await db.SaveChangesAsync(stop);
        await new Reviewing(db, new Nominating(db, new Eligibility(db, cipher), new EthicsVeto(db)), new ReviewResults(db)).AssignAsync(panel.Id, stop);
        var tasks = await db.ReviewTasks.Where(t => t.PanelId == panel.Id).OrderBy(t => t.Number).ThenBy(t => t.AccountId).ToListAsync(stop);
        foreach (var (task, at) in tasks.Select((t, at) => (t, at)).Where(t => t.at % 2 == 0))
            task.HandIn(panel, panel.Criteria.ToDictionary(c => c.Id, c => (int?)(c.Points * (70 + ((at * 7 + c.Position * 5) % 28)) / 10)), "材料扎实，成果可推广。", city.Now.AddDays(-1));
        await db.SaveChangesAsync(stop);
        db.ChangeTracker.Clear();
    }

    private async Task AddFilesAsync(City city, Call call, Dictionary<int, Organisations.Organisation> bodies, CancellationToken stop)
    {
        var chosen = city.Teachers.Where(t => t.Tier == TeacherTier.SubjectLeader && !city.Players.ContainsValue(t)).ToList();
        foreach (var ofDistrict in Enumerable.Range(0, Math.Min(Files, chosen.Count)).Select(at => chosen[at * chosen.Count / Math.Min(Files, chosen.Count)]).GroupBy(t => t.District))
        {
            var quota = new Quota(call.Id, bodies[city.Organisations[ofDistrict.Key].Id]);
            quota.Allot(stage: null, group: null, ofDistrict.Count(), call);
            foreach (var inhabitant in ofDistrict)
            {
                var person = await db.People.Include(p => p.Organisation).SingleAsync(p => p.Id == inhabitant.Id, stop);
                var (application, by) = (new Application(call, person, city.Dice.Key()), new Act(AccountId: null, city.Now.AddDays(-32)));
                application.Write(city.Dice.Of(Deeds));
                application.Submit(call, person, [], by);
                application.Approve(call, SelectionStep.School, by);
                db.Add(application);
                await db.SaveChangesAsync(stop);
                quota.Nominate(application, call, by);
                application.Approve(call, SelectionStep.District, by);
            }
            db.Add(quota);
        }
        await db.SaveChangesAsync(stop);
    }

    /// <summary>The demonstration's own account, and masters of the city who cannot sign in.</summary>
    private async Task<List<int>> ExpertsAsync(City city, CancellationToken stop)
    {
        var experts = await db.Accounts.Where(a => a.UserName == "assessor").Select(a => a.Id).ToListAsync(stop);
        foreach (var (master, at) in city.Teachers.Where(t => t.Tier == TeacherTier.Master && !city.Players.ContainsValue(t)).Take(OtherExperts).Select((m, at) => (m, at)))
        {
            var name = await db.PersonCards.Where(p => p.Id == master.Id).Select(p => p.Name).SingleAsync(stop);
            var account = new Account($"expert-{at + 1}", name, master.Id) { NormalizedUserName = $"EXPERT-{at + 1}" };
            db.Add(account);
            await db.SaveChangesAsync(stop);
            db.Add(new Grant(account, Role.Assessor, organisation: null, Period.Since(new(city.Today.Year, 1, 1)), city.Dice.Key()));
            experts.Add(account.Id);
        }
        await db.SaveChangesAsync(stop);
        return experts;
    }
}

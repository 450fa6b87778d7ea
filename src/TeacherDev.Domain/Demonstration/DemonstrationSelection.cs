using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Organisations;
using TeacherDev.Domain.People;
using TeacherDev.Domain.Selection;

namespace TeacherDev.Domain.Demonstration;

/// <summary>A call for 骨干教师 that is half-way: places given to nine districts, files at every step, one of them the teacher's.</summary>
internal sealed class DemonstrationSelection(TeacherDevDb db)
{
    private const int Applicants = 60;
    private static readonly string[] Deeds = ["连续三年承担毕业班教学，主持校级课题一项，两次在区级教研活动中上示范课。", "担任备课组长，带教青年教师两名，命题研究获市级二等奖。", "主持学科工作坊，开发校本课程一门，论文在省级刊物发表。"];

    public async Task AddAsync(City city, CancellationToken stop)
    {
        // Of this context, unlike the city's.
        var bodies = await db.Organisations.Include(o => o.Parent).ToDictionaryAsync(o => o.Id, stop);
        var sheet = await db.ApplicationSheets.Where(s => s.Code == "YX-BACKBONE").OrderByDescending(s => s.VersionText).FirstOrDefaultAsync(stop);
        var call = await CallAsync(city, bodies[city.Organisations["yuxi-institute"].Id], sheet, stop);
        await AddDraftAsync(city, call, stop);
        await AddNoticeAsync(city, call, bodies, stop);
        await AddOfDistrictAsync(city, bodies[city.Organisations["jiangchuan-institute"].Id], stop);
        var quotas = new Dictionary<int, Quota>();
        Quota Of(int organisation) => quotas.TryGetValue(organisation, out var quota) ? quota : quotas[organisation] = new Quota(call.Id, bodies[organisation]);
        foreach (var district in city.Teachers.Select(t => t.District).Distinct().Order(StringComparer.Ordinal)) Of(city.Organisations[district].Id).Allot(stage: null, group: null, 10, call);
        Of(city.Players["teacher"].SchoolId).Allot(stage: null, group: null, 3, call);
        var chosen = city.Teachers.Where(t => t.Tier == TeacherTier.Teacher && t.TeachingSince <= call.CutOff.AddYears(-5) && t != city.Players["teacher"] && t != city.Players["school"]).ToList();
        // Spread over the city, whose people stand district by district.
        chosen = [city.Players["teacher"], .. Enumerable.Range(0, Math.Min(Applicants, chosen.Count)).Select(at => chosen[at * chosen.Count / Applicants])];
        var ids = chosen.ConvertAll(c => c.Id);
        var people = await db.People.Include(p => p.Organisation).Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, stop);
        foreach (var (inhabitant, at) in chosen.Select((c, at) => (c, at)))
        {
            var person = people[inhabitant.Id];
            var by = new Act(AccountId: null, city.Now.AddDays(-5).AddMinutes(at));
            var application = new Application(call, person, city.Dice.Key());
            application.Write(city.Dice.Of(Deeds), sheet is null ? null : (sheet, Answers(city, at)));
            application.Submit(call, person, [], by, sheet);
            db.Add(application);
            await db.SaveChangesAsync(stop);
            // The teacher's own waits for the school; of the others a third does, a third waits for the district, a third has passed it.
            if (at % 3 == 0) continue;
            Of(inhabitant.SchoolId).Nominate(application, call, by);
            application.Approve(call, SelectionStep.School, by);
            if (at % 3 == 1) continue;
            var district = Of(city.Organisations[inhabitant.District].Id);
            if (district.Nominations.Count >= 10) continue;
            district.Nominate(application, call, by);
            application.Approve(call, SelectionStep.District, by, "材料齐全，同意上报。");
        }
        db.AddRange(quotas.Values);
        await db.SaveChangesAsync(stop);
        db.ChangeTracker.Clear();
    }

    /// <summary>江川's own, of two steps: who applies is recognised by the district.</summary>
    private Task<int> AddOfDistrictAsync(City city, Organisation institute, CancellationToken stop)
    {
        var call = new Call(institute, city.DistrictYear.Id, city.DistrictYear.Tracks.Single(t => t.Code == "CY").Id, new CallPlan(
            $"{city.Today.Year} 年雏鹰放飞学员报名", Basis: null, "新入职教师自行报名，由区教科所认定。", city.Today, 100,
            [(SelectionStep.Application, new Period(city.Today.AddDays(-7), city.Today.AddDays(14))), (SelectionStep.Recognition, new Period(city.Today, city.Today.AddDays(28)))], [], [], []), city.Dice.Key());
        call.Publish(city.Today.AddDays(-7));
        db.Add(call);
        return db.SaveChangesAsync(stop);
    }

    /// <summary>One for 领军校（园）长 that has come to its public notice: a principal of each district proposed, another standing by.</summary>
    private async Task AddNoticeAsync(City city, Call like, Dictionary<int, Organisation> bodies, CancellationToken stop)
    {
        Period Days(int from, int to) => new(city.Today.AddDays(from), city.Today.AddDays(to));
        var call = new Call(like.Organisation, city.Year.Id, city.Year.Tracks.Single(t => t.Code == "5").Id, new CallPlan(
            $"{city.Today.Year} 年领军校（园）长培养对象遴选", like.Basis, "请各区县推荐领军校（园）长培养对象。", city.Today.AddDays(-70), 200,
            [(SelectionStep.Application, Days(-70, -50)), (SelectionStep.School, Days(-70, -45)), (SelectionStep.District, Days(-60, -20)), (SelectionStep.PublicNotice, Days(-1, 10)), (SelectionStep.Recognition, Days(11, 30))], [], [], []), city.Dice.Key());
        call.Publish(city.Today.AddDays(-70));
        db.Add(call);
        await db.SaveChangesAsync(stop);
        var lines = new List<NoticeLine>();
        foreach (var ofDistrict in city.Teachers.Where(t => t.Tier >= TeacherTier.SubjectLeader && !city.Players.ContainsValue(t)).GroupBy(t => t.District).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var quota = new Quota(call.Id, bodies[city.Organisations[ofDistrict.Key].Id]);
            quota.Allot(stage: null, group: null, 1, call);
            foreach (var (inhabitant, at) in ofDistrict.Take(2).Select((t, at) => (t, at)))
            {
                var person = await db.People.Include(p => p.Organisation).SingleAsync(p => p.Id == inhabitant.Id, stop);
                var application = new Application(call, person, city.Dice.Key());
                var by = new Act(AccountId: null, city.Now.AddDays(-55));
                application.Write(city.Dice.Of(Deeds));
                application.Submit(call, person, [], by);
                application.Approve(call, SelectionStep.School, by);
                db.Add(application);
                await db.SaveChangesAsync(stop);
                quota.Nominate(application, call, by);
                application.Approve(call, SelectionStep.District, by);
                lines.Add(new NoticeLine(application.Id, person.Name, person.Organisation.Name, person.Subject, at == 0 ? NoticeResult.Proposed : NoticeResult.Reserve, lines.Count(l => l.Result == (at == 0 ? NoticeResult.Proposed : NoticeResult.Reserve)) + 1));
            }
            db.Add(quota);
        }
        db.Add(new PublicNotice(call, $"{call.Title}名单公示", city.Today, 5, city.WorkingDays, lines, city.Dice.Key()));
        await db.SaveChangesAsync(stop);
    }

    /// <summary>And one for 学科带头人 that is still being written.</summary>
    private Task<int> AddDraftAsync(City city, Call like, CancellationToken stop)
    {
        db.Add(new Call(like.Organisation, city.Year.Id, city.Year.Tracks.Single(t => t.Code == "2").Id, new CallPlan(
            $"{city.Today.Year + 1} 年学科带头人培养对象遴选", like.Basis, "请各区县和直属学校按名额推荐学科带头人培养对象。", city.Today.AddDays(60), 100,
            [.. like.InOrder.Select(s => (s.Step, new Period(s.Period.From.AddDays(74), s.Period.To.AddDays(74))))], [new EligibilityRule(Criterion.Tier, (int)TeacherTier.Backbone, isHard: true)], [], []), city.Dice.Key()));
        return db.SaveChangesAsync(stop);
    }

    private static IEnumerable<(string, string?)> Answers(City city, int at) =>
    [
        ("teaching-now", city.Dice.Of(["七年级 2 个班，每周 12 节", "八年级 2 个班，每周 13 节", "五年级 1 个班，每周 15 节"])),
        ("appraisal", city.Dice.Of([$"{city.Today.Year - 2} 优秀，{city.Today.Year - 1} 合格", $"{city.Today.Year - 2} 合格，{city.Today.Year - 1} 优秀"])),
        ("open-lessons", $"{city.Today.Year - 1}-{(at % 9) + 1:00} 区级示范课"),
        ("mentees", (at % 4).ToString(System.Globalization.CultureInfo.InvariantCulture)),
        ("best-award", city.Dice.Of(["市级", "区县级", "校级"])),
        ("pledge", SheetField.Yes),
    ];

    private async Task<Call> CallAsync(City city, Organisation institute, ApplicationSheet? sheet, CancellationToken stop)
    {
        Period Days(int from, int to) => new(city.Today.AddDays(from), city.Today.AddDays(to));
        var call = new Call(institute, city.Year.Id, city.Year.Tracks.Single(t => t.Code == "3").Id, new CallPlan(
            $"{city.Today.Year} 年骨干教师培养对象遴选", "玉溪市“5123XE”教师培养工程实施方案", "请各区县和直属学校按名额推荐骨干教师培养对象，向乡村学校和一线教师倾斜。", city.Today.AddDays(-14), 120,
            [(SelectionStep.Application, Days(-14, 10)), (SelectionStep.School, Days(-14, 14)), (SelectionStep.District, Days(-10, 21)), (SelectionStep.PublicNotice, Days(22, 28)), (SelectionStep.Recognition, Days(29, 40))],
            [new EligibilityRule(Criterion.TeachingYears, 5, isHard: true), new EligibilityRule(Criterion.Rank, (int)TeacherRank.Second, isHard: false), new EligibilityRule(Criterion.Age, 45, isHard: false)],
            [new RequiredAttachment("获奖证书", isRequired: false)], [], sheet?.Id), city.Dice.Key());
        call.Publish(city.Today.AddDays(-14));
        db.Add(call);
        await db.SaveChangesAsync(stop);
        return call;
    }
}

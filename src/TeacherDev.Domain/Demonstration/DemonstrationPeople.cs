using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Organisations;
using TeacherDev.Domain.People;

namespace TeacherDev.Domain.Demonstration;

/// <summary>60 schools in nine districts, the 27 of 江川 real and the rest invented, and as many invented teachers as the city is large.</summary>
internal sealed class DemonstrationPeople(TeacherDevDb db, FieldCipher cipher)
{
    private const int AllSchools = 60;
    private const int AllResearchers = 14;
    private static readonly string[] Surnames = [.. "李王张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文普矣刀召".Select(c => c.ToString())];
    private static readonly string[] Given = [.. "伟芳娜敏静秀丽强磊军洋勇艳杰娟涛明超霞平刚桂英华玉兰红梅飞燕云波宁辉婷雪琴莉凯健俊峰欣怡佳慧博文思雨浩然子轩晓岚建国志成家豪淑芬永康德昌春生月娥彩萍国庆海燕丽娟小龙天佑".Chunk(2).Select(c => new string(c)).Concat("伟芳娜敏静强磊军洋勇艳杰娟涛超霞平刚飞燕云波宁辉婷雪琴莉凯健".Select(c => c.ToString()))];
    private static readonly Dictionary<SchoolStage, string[]> Subjects = new()
    {
        [SchoolStage.Kindergarten] = ["学前五大领域"],
        [SchoolStage.Primary] = ["语文", "数学", "语文", "数学", "英语", "科学", "道德与法治/思想政治", "体育与健康", "音乐", "美术", "信息科技"],
        [SchoolStage.Junior] = ["语文", "数学", "英语", "物理", "化学", "生物", "历史", "地理", "道德与法治/思想政治", "体育与健康", "信息科技"],
        [SchoolStage.Senior] = ["语文", "数学", "英语", "物理", "化学", "生物", "历史", "地理", "道德与法治/思想政治", "体育与健康", "通用技术"],
        [SchoolStage.Vocational] = ["语文", "数学", "英语", "信息科技", "体育与健康"],
    };

    public async Task AddAsync(City city, CancellationToken stop)
    {
        await AddSchoolsAsync(city, stop);
        var people = city.Schools.SelectMany((school, at) => Enumerable.Range(0, city.Size / AllSchools + (at < city.Size % AllSchools ? 1 : 0)).Select(_ => school))
            .Select((school, at) => Teacher(city, school, at + 1)).ToList();
        people.AddRange(Enumerable.Range(0, AllResearchers).Select(at => Researcher(city, at)));
        db.AddRange(people);
        await db.SaveChangesAsync(stop);
        var inhabitants = people.ConvertAll(p => Of(p, city.Today));
        city.Teachers = inhabitants[..city.Size];
        city.Researchers = inhabitants[city.Size..];
        db.ChangeTracker.Clear();
    }

    private async Task AddSchoolsAsync(City city, CancellationToken stop)
    {
        var real = city.Organisations.Values.Where(o => o.Kind == OrganisationKind.School && o.Path.StartsWith("/yuxi/", StringComparison.Ordinal)).OrderBy(o => o.Key, StringComparer.Ordinal).ToList();
        var districts = city.Organisations.Values.Where(o => o.Kind == OrganisationKind.Bureau && o.Parent?.Key == "yuxi" && o.Key != "jiangchuan").OrderBy(o => o.Key, StringComparer.Ordinal).ToList();
        (string Key, string Name, StageSet Stages)[] kinds =
            [("primary-1", "第一示范小学", StageSet.Primary), ("junior-1", "第一示范初级中学", StageSet.Junior), ("senior-1", "示范高级中学", StageSet.Senior), ("primary-2", "第二示范小学", StageSet.Primary), ("kindergarten-1", "示范幼儿园", StageSet.Kindergarten)];
        var invented = Enumerable.Range(0, AllSchools - real.Count).Select(at =>
        {
            var (district, kind) = (districts[at % districts.Count], kinds[at / districts.Count]);
            var school = new Organisation($"demo-{district.Key}-{kind.Key}", $"{district.ShortName}{kind.Name}", OrganisationKind.School, district);
            school.Describe(code: null, kind.Stages, isRural: at % 3 == 2);
            return school;
        }).ToList();
        db.AddRange(invented);
        await db.SaveChangesAsync(stop);
        city.Schools = [.. real, .. invented];
    }

    private Person Teacher(City city, Organisation school, int number)
    {
        var dice = city.Dice;
        var stage = StageOf(school);
        // One in eight came in the last three years: the mentees of the city.
        var years = dice.In(13) ? dice.Below(3) : dice.Between(3, 34);
        var since = new DateOnly(city.Today.Year - years - (city.Today.Month < 9 ? 1 : 0), 9, 1);
        var person = new Person(Name(dice), school, since, dice.Key());
        person.Describe($"YX{number.ToString("D6", CultureInfo.InvariantCulture)}", stage, dice.Of(Subjects[stage]), Rank(dice, years), since, $"yx{number.ToString("D6", CultureInfo.InvariantCulture)}@example.com");
        // 154 is given to no operator, example.com to nobody (RFC 2606): what is sent to an invented person reaches no real one.
        person.ReachAt($"154{dice.Below(10)}{dice.Between(1_000_000, 9_999_999).ToString(CultureInfo.InvariantCulture)}", cipher);
        Award(city, person, years);
        return person;
    }

    private static Person Researcher(City city, int at)
    {
        var dice = city.Dice;
        var office = city.Organisations[at < 10 ? "yuxi-institute" : at < 13 ? "jiangchuan-institute" : "yuxi"];
        var since = new DateOnly(city.Today.Year - dice.Between(12, 28), 9, 1);
        var person = new Person(Name(dice), office, since, dice.Key());
        person.Describe($"YX9{at.ToString("D5", CultureInfo.InvariantCulture)}", SchoolStage.Junior, dice.Of(Subjects[SchoolStage.Junior]), TeacherRank.Senior, since, $"yx9{at.ToString("D5", CultureInfo.InvariantCulture)}@example.com");
        return person;
    }

    private static void Award(City city, Person person, int years)
    {
        var (dice, from) = (city.Dice, new DateOnly(city.Today.Year - 2, 1, 1));
        var titled = new Period(from, from.AddYears(5).AddDays(-1));
        if (years >= 15 && dice.In(6)) person.Award(TeacherTier.Master, TitleLevel.City, titled, $"玉教体〔{from.Year}〕9号");
        else if (years >= 10 && dice.In(12)) person.Award(TeacherTier.SubjectLeader, TitleLevel.City, titled, $"玉教体〔{from.Year}〕12号");
        else if (years >= 5 && dice.In(22)) person.Award(TeacherTier.Backbone, TitleLevel.County, titled, $"玉教体〔{from.Year}〕15号");
    }

    private static TeacherRank Rank(Dice dice, int years) => years switch
    {
        < 1 => TeacherRank.Unranked,
        < 5 => dice.In(70) ? TeacherRank.Second : TeacherRank.Third,
        < 12 => dice.In(75) ? TeacherRank.First : TeacherRank.Second,
        < 22 => dice.In(45) ? TeacherRank.Senior : TeacherRank.First,
        _ => dice.In(4) ? TeacherRank.Professor : dice.In(70) ? TeacherRank.Senior : TeacherRank.First,
    };

    private static string Name(Dice dice) => dice.In(1) ? dice.Of(["阿依古丽·买买提", "玉罕·刀美兰", "李沙·普阿鲁"]) : dice.Of(Surnames) + dice.Of(Given);

    private static SchoolStage StageOf(Organisation school) => school.Stages switch
    {
        StageSet.Kindergarten => SchoolStage.Kindergarten,
        StageSet.Primary => SchoolStage.Primary,
        StageSet.Senior => SchoolStage.Senior,
        StageSet.Vocational => SchoolStage.Vocational,
        _ => SchoolStage.Junior,
    };

    private static Inhabitant Of(Person person, DateOnly today) => new(
        person.Id, person.Name, person.OrganisationId, person.Organisation.Path.Split('/')[2], person.Stage!.Value, person.Subject!, person.TierOn(today), person.TeachingSince!.Value, person.Organisation.Path);
}

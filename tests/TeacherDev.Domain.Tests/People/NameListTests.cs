using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Organisations;
using TeacherDev.Domain.People;
using TeacherDev.Domain.Tests.Data;

namespace TeacherDev.Domain.Tests.People;

public sealed class NameListTests : IDisposable
{
    private readonly SqliteFile file = new();

    public void Dispose() => file.Dispose();

    [Theory]
    [InlineData("李静\n王伟", "李静,王伟")]
    [InlineData("李静、王伟；李静", "李静,王伟")]
    [InlineData("  T-003 \r\n\r\n", "阿卜杜热合曼·吾买尔江")]
    [InlineData("阿卜杜热合曼•吾买尔江", "阿卜杜热合曼·吾买尔江")]
    [InlineData("张伟\t江川一中", "张伟")]
    [InlineData("张伟，二中", "张伟")]
    [InlineData("", "")]
    public async Task A_pasted_list_is_understood(string text, string names)
    {
        var (db, people) = await PeopleAsync();
        var found = await new NameList(db).FindAsync(text);
        Assert.Empty(found.Problems);
        Assert.Equal(names, string.Join(',', found.Ids.Select(id => people[id])));
    }

    [Fact]
    public async Task Who_is_unknown_or_not_alone_is_said()
    {
        var (db, _) = await PeopleAsync();
        var found = await new NameList(db).FindAsync("李静\n赵六\n张伟\n张伟 三中");
        Assert.Single(found.Ids);
        Assert.Equal(["没有找到“赵六”，请核对姓名或教师编号", "有 2 位“张伟”，请在姓名后写上学校：江川一中、江川二中", "没有找到“张伟 三中”，请核对姓名或教师编号"], found.Problems.Select(p => p.ToString()));
    }

    [Fact]
    public async Task People_out_of_reach_are_not_found()
    {
        await PeopleAsync();
        await using var db = file.Open(new Viewer(1, null, "", Role.SchoolAdmin, 1, 2, "/yuxi/jc-2/"));
        Assert.Single((await new NameList(db).FindAsync("李静")).Problems);
        Assert.Single((await new NameList(db).FindAsync("张伟")).Ids);
    }

    [Fact]
    public async Task A_list_without_end_is_refused()
    {
        var (db, _) = await PeopleAsync();
        await Assert.ThrowsAsync<RuleBroken>(() => new NameList(db).FindAsync(string.Join('\n', Enumerable.Range(0, 2001).Select(n => $"人{n}"))));
    }

    private async Task<(TeacherDev.Domain.Data.TeacherDevDb Db, Dictionary<int, string> People)> PeopleAsync()
    {
        var db = file.Open();
        var bureau = new Organisation("yuxi", "玉溪市教育体育局", OrganisationKind.Bureau, parent: null);
        db.Add(bureau);
        await db.SaveChangesAsync();
        var (one, two) = (new Organisation("jc-1", "江川一中", OrganisationKind.School, bureau), new Organisation("jc-2", "江川二中", OrganisationKind.School, bureau));
        db.AddRange(one, two);
        await db.SaveChangesAsync();
        var since = new DateOnly(2020, 9, 1);
        Person[] people = [new("李静", one, since), new("王伟", one, since), new("张伟", one, since), new("张伟", two, since), new("阿卜杜热合曼·吾买尔江", two, since)];
        people[4].Describe("T-003", null, null, TeacherRank.Unranked, null, null);
        db.AddRange(people);
        await db.SaveChangesAsync();
        return (db, people.ToDictionary(p => p.Id, p => p.Name));
    }
}

using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using TeacherDev.Domain.Catalogue;
using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Organisations;
using TeacherDev.Domain.Programmes;

namespace TeacherDev.Domain.Tests.Catalogue;

public sealed class SeedsTests
{
    private const string Yuxi = "programmes/yuxi-5123xe.json";

    [Fact]
    public async Task Loading_twice_changes_no_row_and_leaves_no_audit_entry()
    {
        using var seeds = new SeedsCopy();
        Assert.True(await seeds.LoadAsync());
        var before = await CountsAsync(seeds);
        Assert.False(await seeds.LoadAsync());

        // Another byte, the same content: read again, nothing to do but note the attempt.
        seeds[Yuxi] += "\n";
        Assert.True(await seeds.LoadAsync());
        Assert.Equal(before with { Loads = 2 }, await CountsAsync(seeds));
    }

    [Fact]
    public async Task A_changed_fact_is_taken_over_and_what_classes_refer_to_keeps_its_identity()
    {
        using var seeds = new SeedsCopy();
        await seeds.LoadAsync();
        var before = await TrackAsync(seeds);
        seeds[Yuxi] = seeds[Yuxi].Replace("\"fundedHeadcount\": 237", "\"fundedHeadcount\": 240");
        Assert.True(await seeds.LoadAsync());
        var after = await TrackAsync(seeds);
        Assert.Equal((237, 240), (before.FundedHeadcount, after.FundedHeadcount));
        Assert.Equal((before.Id, before.BudgetLineId), (after.Id, after.BudgetLineId));
    }

    [Fact]
    public async Task A_sum_that_does_not_add_up_is_refused_at_its_place_and_nothing_is_loaded()
    {
        using var seeds = new SeedsCopy();
        seeds[Yuxi] = seeds[Yuxi].Replace("\"188.83\"", "\"188.84\"");
        var refusal = Assert.Single(await seeds.RefusedAsync());
        Assert.Equal($"{Yuxi}#/years/0/budgetTotals/0：““5123XE”教师培养”写明 304.00 万元，各项相加却是 304.01 万元", refusal.ToString());

        await using var db = seeds.Database.Open();
        Assert.Equal((0, 0), (await db.Organisations.CountAsync(), await db.Programmes.CountAsync()));
        var kept = Assert.Single(await db.CatalogueLoads.ToListAsync());
        Assert.Equal(refusal.ToString(), Assert.Single(kept.Refusals).AsRefusal().ToString());
    }

    [Fact]
    public async Task A_refused_change_leaves_what_was_loaded_before()
    {
        using var seeds = new SeedsCopy();
        await seeds.LoadAsync();
        var before = await CountsAsync(seeds);
        seeds["organisations/yuxi.json"] = seeds["organisations/yuxi.json"].Replace("玉溪市红塔区教育体育局", "玉溪市红塔区教体局");
        seeds[Yuxi] = seeds[Yuxi].Replace("\"organisation\": \"yuxi\"", "\"organisation\": \"yuxii\"");
        Assert.Equal("/organisation", Assert.Single(await seeds.RefusedAsync()).Place);
        Assert.Equal(before with { Loads = 2 }, await CountsAsync(seeds));
        await using var db = seeds.Database.Open();
        Assert.True(await db.Organisations.AnyAsync(o => o.Name == "玉溪市红塔区教育体育局"));
    }

    [Theory]
    [InlineData("\"policyTarget\": 50", "\"policyTarget\": \"50\"", "/years/0/tracks/0/policyTarget", "应为整数，现在是文本")]
    [InlineData("\"policyTarget\": 50", "\"policyTarget\": 0", "/years/0/tracks/0/policyTarget", "不能小于 1，现在是 0")]
    [InlineData("\"policyTarget\": 50", "\"policyTarget\": null", "/years/0/tracks/0/policyTarget", "应为整数，现在是空值（没有内容时请删去这一项）")]
    [InlineData("\"policyTarget\": 50", "\"policytarget\": 50", "/years/0/tracks/0/policytarget", "不认识的项“policytarget”，请核对拼写")]
    [InlineData("\"amount\": \"60.90\"", "\"amount\": \"60.9\"", "/years/0/budgetLines/0/amount", @"“60.9”的写法不对，应符合 ^(0|[1-9][0-9]{0,8})\.[0-9]{2}$")]
    [InlineData("\"amount\": \"60.90\"", "\"amount\": \"60.90\\n\"", "/years/0/budgetLines/0/amount", "“60.90\n”的写法不对，应符合 ^(0|[1-9][0-9]{0,8})\\.[0-9]{2}$")]
    [InlineData("\"fundedBy\": \"city\",\n          \"source\": {\n            \"document\": \"玉溪市教育科学研究所2023年预算重点领域财政项目文本公开\",\n            \"section\": \"六（一）1\",\n            \"quote\": \"领军", "\"fundedBy\": \"town\",\n          \"source\": {\n            \"document\": \"玉溪市教育科学研究所2023年预算重点领域财政项目文本公开\",\n            \"section\": \"六（一）1\",\n            \"quote\": \"领军", "/years/0/budgetLines/0/fundedBy", "不能是“town”，只能是：central、province、city、district")]
    [InlineData("\"from\": \"2023-09-01\"", "\"from\": \"2023-02-30\"", "/years/0/tracks/0/window/from", "“2023-02-30”不是日期，应写成 2023-04-01 的样子")]
    [InlineData("\"budgetLine\": \"leading-principals\"", "\"budgetLine\": \"leading\"", "/years/0/tracks/0", "没有标识为“leading”的经费")]
    [InlineData("\"to\": \"2023-10-31\"\n          },\n          \"budgetLine\"", "\"to\": \"2023-12-31\"\n          },\n          \"budgetLine\"", "/years/0/tracks/0", "“领军校（园）长”的时间 2023-09-01 至 2023-12-31 超出年度项目的 2023-04-01 至 2023-11-30")]
    public async Task A_wrong_file_is_refused_at_its_place(string was, string becomes, string place, string reason)
    {
        using var seeds = new SeedsCopy();
        var text = seeds[Yuxi];
        var at = text.IndexOf(was, StringComparison.Ordinal);
        Assert.True(at >= 0, "The seed no longer holds what this test damages.");
        seeds[Yuxi] = string.Concat(text.AsSpan(0, at), becomes, text.AsSpan(at + was.Length));
        var refusals = await seeds.RefusedAsync();
        Assert.Contains(refusals, r => r.File == Yuxi && r.Place == place && r.Reason == reason);
    }

    [Fact]
    public async Task All_faults_of_all_files_are_told_at_once()
    {
        using var seeds = new SeedsCopy();
        seeds[Yuxi] = seeds[Yuxi].Replace("\"policyTarget\": 50", "\"policyTarget\": \"50\"").Replace("\"year\": 2023", "\"year\": 23");
        seeds["organisations/wuhua.json"] = "{ \"organisations\": [";
        seeds["organisations/xiangan.json"] = seeds["organisations/xiangan.json"].Replace("\"kind\": \"teacherCollege\"", "\"kind\": \"teacherCollege\", \"kind\": \"bureau\"");
        seeds["notes.json"] = "{}";
        var refusals = await seeds.RefusedAsync();
        Assert.Equal(["notes.json", "organisations/wuhua.json", "organisations/xiangan.json", Yuxi], refusals.Select(r => r.File).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(2, refusals.Count(r => r.File == Yuxi));
    }

    [Theory]
    [InlineData("\"additionalProperties\": false", "\"additionalProperties\": true")]
    [InlineData("\"minLength\": 1", "\"minLenght\": 1")]
    [InlineData("\"$ref\": \"#/$defs/year\"", "\"$ref\": \"#/$defs/years\"")]
    public async Task A_schema_that_is_not_understood_is_refused_not_skipped(string was, string becomes)
    {
        using var seeds = new SeedsCopy();
        const string Schema = "programmes/programme.schema.json";
        Assert.Contains(was, seeds[Schema]);
        seeds[Schema] = seeds[Schema].Replace(was, becomes);
        Assert.All(await seeds.RefusedAsync(), r => Assert.Equal(Schema, r.File));
    }

    [Fact]
    public async Task A_missing_schema_is_refused()
    {
        using var seeds = new SeedsCopy();
        File.Delete(Path.Combine(seeds.Folder, "programmes/programme.schema.json"));
        Assert.Equal("programmes/programme.schema.json：缺少格式文件", Assert.Single(await seeds.RefusedAsync()).ToString());
    }

    [Theory]
    [InlineData("organisations/yuxi.json", "\"parent\": \"yuxi\"", "\"parent\": \"yuxl\"", "没有标识为“yuxl”的机构，或上下级互相指认")]
    [InlineData("organisations/yuxi.json", "\"key\": \"hongta\"", "\"key\": \"tonghai\"", "机构标识“tonghai”在 organisations/yuxi.json 中已经用过")]
    [InlineData("organisations/jiangchuan-schools.json", "\"code\": \"2153005307\"", "\"code\": \"2153030929\"", "学校标识码“2153030929”在 organisations/jiangchuan-schools.json 中已经用过")]
    [InlineData("programmes/xiangan-qinglan.json", "\"组宣科\"", "\"组织科\"", "厦门市翔安区教育局没有叫“组织科”的部门")]
    [InlineData("programmes/jiangchuan-researchers.json", "\"code\": \"jiangchuan-researchers\"", "\"code\": \"qingyuan-baiqianwan\"", "项目代码“qingyuan-baiqianwan”在 programmes/jiangchuan-researchers.json 中已经用过")]
    public async Task References_between_files_are_checked(string file, string was, string becomes, string reason)
    {
        using var seeds = new SeedsCopy();
        Assert.Contains(was, seeds[file]);
        seeds[file] = seeds[file].Replace(was, becomes);
        Assert.Contains(await seeds.RefusedAsync(), r => r.Reason == reason);
    }

    [Fact]
    public async Task A_code_that_another_organisation_has_is_refused_at_its_place()
    {
        using var seeds = new SeedsCopy();
        await using (var db = seeds.Database.Open())
        {
            db.Add(new Organisation("other", "另一个局", OrganisationKind.Bureau, parent: null, "2153005307"));
            await db.SaveChangesAsync();
        }
        var refusal = Assert.Single(await seeds.RefusedAsync());
        Assert.Equal(("organisations/jiangchuan-schools.json", "学校标识码“2153005307”已由“另一个局”使用"), (refusal.File, refusal.Reason));
        Assert.Matches("^/organisations/[0-9]+/code$", refusal.Place);
    }

    [Fact]
    public async Task A_year_that_was_planned_on_the_site_is_refused_at_its_place()
    {
        using var seeds = new SeedsCopy();
        var original = seeds[Yuxi];
        await seeds.LoadAsync();
        await using (var db = seeds.Database.Open())
        {
            db.Add(new ProgrammeYear(await db.Programmes.SingleAsync(p => p.Code == "5123XE"), "2024", 2024, await db.Organisations.SingleAsync(o => o.Key == "yuxi-institute"), isCatalogue: false));
            await db.SaveChangesAsync();
        }
        seeds[Yuxi] = WithYears(original, 2023, 2024);
        Assert.Equal($"{Yuxi}#/years/1/label：本站已经计划了“2024”这一年度，文件不能再写", Assert.Single(await seeds.RefusedAsync()).ToString());
    }

    [Fact]
    public async Task A_year_written_twice_or_against_its_label_is_refused_at_its_place()
    {
        using var seeds = new SeedsCopy();
        var original = seeds[Yuxi];
        seeds[Yuxi] = WithYears(original, 2023, 2023);
        Assert.Equal($"{Yuxi}#/years/1/label：年度“2023”写了两次", Assert.Single(await seeds.RefusedAsync()).ToString());
        seeds[Yuxi] = original.Replace("\"year\": 2023", "\"year\": 2022");
        Assert.Equal($"{Yuxi}#/years/0/label：年度“2023”与起始年份 2022 不符", Assert.Single(await seeds.RefusedAsync()).ToString());
    }

    [Fact]
    public async Task The_same_facts_in_another_order_and_spelling_change_no_row()
    {
        using var seeds = new SeedsCopy();
        var original = seeds[Yuxi];
        seeds[Yuxi] = WithYears(original, 2023, 2024);
        await seeds.LoadAsync();
        var before = await CountsAsync(seeds);
        var name = (string)JsonNode.Parse(original)!["name"]!;
        seeds[Yuxi] = WithYears(original.Replace($"\"name\": \"{name}\"", $"\"name\": \" {name}　\""), 2024, 2023);
        Assert.True(await seeds.LoadAsync());
        Assert.Equal(before with { Loads = 2 }, await CountsAsync(seeds));
    }

    [Fact]
    public async Task What_other_records_still_use_is_not_removed()
    {
        using var seeds = new SeedsCopy();
        await seeds.LoadAsync();
        await using (var db = seeds.Database.Open())
        {
            var year = await db.ProgrammeYears.Include(y => y.Tracks).SingleAsync(y => y.Programme.Code == "5123XE");
            db.Add(new Cohort(year.OrganisationId, year.Id, year.Tracks.Single(t => t.Code == "E").Id, "互联网班", new(new(2023, 5, 1), new(2023, 5, 5)), 30, new("一", "二", "三", "四"), Guid.NewGuid()));
            await db.SaveChangesAsync();
        }
        var root = JsonNode.Parse(seeds[Yuxi])!;
        root["years"]![0]!["tracks"]!.AsArray().RemoveAll(t => (string)t!["code"]! == "E");
        root["years"]![0]!["targets"]!.AsArray().RemoveAll(t => (string?)t!["track"] == "E");
        seeds[Yuxi] = root.ToJsonString();
        Assert.Equal("programmes：文件删去的内容仍被其他记录使用，请先处理这些记录", Assert.Single(await seeds.RefusedAsync()).ToString());
    }

    [Fact]
    public async Task A_failure_of_the_database_is_no_fault_of_the_files()
    {
        using var seeds = new SeedsCopy();
        await using (var db = seeds.Database.Open(viewer: null, new FullDisk()))
            await Assert.ThrowsAsync<DbUpdateException>(() => new Seeds(db, SeedsCopy.Kinds, TimeProvider.System).LoadAsync(seeds.Folder));
        await using var after = seeds.Database.Open();
        Assert.Equal(0, await after.CatalogueLoads.CountAsync());
    }

    /// <summary>The file with its one year written once for each of these years.</summary>
    private static string WithYears(string file, params int[] years)
    {
        var root = JsonNode.Parse(file)!;
        var one = root["years"]![0]!;
        root["years"] = new JsonArray([.. years.Select(y => JsonNode.Parse(one.ToJsonString().Replace("\"2023-", $"\"{y}-").Replace("\"label\":\"2023\",\"year\":2023", $"\"label\":\"{y}\",\"year\":{y}")))]);
        return root.ToJsonString();
    }

    private static async Task<Counts> CountsAsync(SeedsCopy seeds)
    {
        await using var db = seeds.Database.Open();
        return new Counts(await db.Organisations.CountAsync(), await db.Programmes.CountAsync(), await db.ProgrammeYears.CountAsync(), await db.AuditEntries.CountAsync(), await db.CatalogueLoads.CountAsync());
    }

    private static async Task<Domain.Programmes.TrackYear> TrackAsync(SeedsCopy seeds)
    {
        await using var db = seeds.Database.Open();
        return await db.ProgrammeYears.Where(y => y.Programme.Code == "5123XE").SelectMany(y => y.Tracks).SingleAsync(t => t.Code == "3");
    }

    private sealed record Counts(int Organisations, int Programmes, int Years, int Audit, int Loads);

    private sealed class FullDisk : SaveChangesInterceptor
    {
        public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
            throw new DbUpdateException("planted", new SqliteException("database or disk is full", 13));
    }
}

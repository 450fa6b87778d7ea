using System.Text.Json;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Organisations;
using TeacherDev.Domain.People;
using TeacherDev.Domain.Selection;

namespace TeacherDev.Domain.Tests.Selection;

public sealed class ApplicationSheetTests
{
    [Theory]
    [InlineData(FieldKind.Line, " 八年级 ", "八年级")]
    [InlineData(FieldKind.Prose, "一\n二", "一\n二")]
    [InlineData(FieldKind.Number, "012", "12")]
    [InlineData(FieldKind.Day, "2026-03-02", "2026-03-02")]
    [InlineData(FieldKind.Choice, "市级", "市级")]
    [InlineData(FieldKind.YesNo, "true", "是")]
    [InlineData(FieldKind.YesNo, "否", null)]
    [InlineData(FieldKind.Line, "  ", null)]
    public void An_answer_is_kept_in_one_form(FieldKind kind, string typed, string? kept) => Assert.Equal(kept, Field("f", kind).Read(typed));

    [Theory]
    [InlineData(FieldKind.Number, "-1", "“栏目”请填 0–99 的整数")]
    [InlineData(FieldKind.Number, "100", "“栏目”请填 0–99 的整数")]
    [InlineData(FieldKind.Number, "=1+1", "“栏目”请填 0–99 的整数")]
    [InlineData(FieldKind.Day, "2026-02-30", "“栏目”请填日期，例如 2026-03-02")]
    [InlineData(FieldKind.Choice, "宇宙级", "“栏目”没有选项“宇宙级”")]
    [InlineData(FieldKind.YesNo, "maybe", "“栏目”请勾选或不勾选")]
    public void What_is_not_of_the_fields_kind_is_refused_by_its_name(FieldKind kind, string typed, string sentence) =>
        Assert.Equal(sentence, Assert.Throws<RuleBroken>(() => Field("f", kind).Read(typed)).Message);

    [Fact]
    public void A_text_is_bounded_by_its_field() =>
        Assert.Equal("栏目最多 99 个字", Assert.Throws<RuleBroken>(() => Field("f", FieldKind.Line).Read(new string('字', 100))).Message);

    [Fact]
    public void A_sheet_takes_its_own_fields_only_and_names_the_first_that_is_missing()
    {
        var sheet = Sheet(Field("a", FieldKind.Line, isRequired: true), Field("b", FieldKind.Number), Field("p", FieldKind.Pledge));
        Assert.Equal("这份申报表没有栏目“x”", Assert.Throws<RuleBroken>(() => sheet.Read([("x", "1")])).Message);
        var answers = sheet.Read([("a", "甲"), ("b", ""), ("p", null)]);
        Assert.Equal(["a"], answers.Keys);
        Assert.Equal("请勾选“栏目”", Assert.Throws<RuleBroken>(() => sheet.MustBeComplete(answers)).Message);
        Assert.Equal("请填写“栏目”", Assert.Throws<RuleBroken>(() => sheet.MustBeComplete(sheet.Read([("p", "是")]))).Message);
        sheet.MustBeComplete(sheet.Read([("a", "甲"), ("p", "是")]));
    }

    [Fact]
    public void Only_one_of_several_has_choices_and_a_key_stands_once()
    {
        Assert.Throws<RuleBroken>(() => new SheetField("f", "栏目", FieldKind.Choice, isRequired: false, null, null, ["一"], identifies: false));
        Assert.Throws<RuleBroken>(() => new SheetField("f", "栏目", FieldKind.Line, isRequired: false, null, null, ["一", "二"], identifies: false));
        Assert.Equal("栏目标识“a”写了两次", Assert.Throws<RuleBroken>(() => Sheet(Field("a", FieldKind.Line), Field("a", FieldKind.Line))).Message);
    }

    [Fact]
    public void What_is_written_keeps_its_text_and_an_unfit_answer_changes_nothing()
    {
        var (sheet, call) = (Sheet(Field("a", FieldKind.Prose)), Calls.Open());
        var person = new Person("林岚", new Organisation("s", "第一小学", OrganisationKind.School, call.Organisation), new(2015, 9, 1));
        var application = new Application(call, person, Guid.NewGuid());
        application.Write("事迹", (sheet, [("a", "“引号”\n<b>与</b> & =1+1")]));
        Assert.Equal("“引号”\n<b>与</b> & =1+1", application.Answers["a"]);
        Assert.Contains("引号", application.Filled!, StringComparison.Ordinal);
        Assert.Throws<RuleBroken>(() => application.Write("别的", (sheet, [("x", "1")])));
        Assert.Equal(("事迹", 1), (application.Statement, application.Answers.Count));
        Assert.Single(JsonDocument.Parse(application.Filled!).RootElement.EnumerateObject());
    }

    private static SheetField Field(string key, FieldKind kind, bool isRequired = false) =>
        new(key, "栏目", kind, isRequired, hint: null, kind is FieldKind.Line or FieldKind.Prose or FieldKind.Number ? 99 : null, kind == FieldKind.Choice ? ["市级", "校级"] : [], identifies: false);

    private static ApplicationSheet Sheet(params SheetField[] fields) => new("T", "1", "申报表", "/yuxi/", "通知附件", fields);
}

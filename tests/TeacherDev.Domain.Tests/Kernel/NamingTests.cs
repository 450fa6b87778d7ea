using FsCheck;
using FsCheck.Fluent;
using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Tests.Kernel;

public sealed class NamingTests
{
    [Fact]
    public void A_name_is_found_by_its_pinyin_initials() => Assert.Equal("张伟 zw 玉溪第一中学 yxdyzx", Naming.SearchText("张伟", "玉溪第一中学"));

    [Fact]
    public void Names_sort_by_pinyin() =>
        Assert.Equal(["安娜", "李静", "张伟", "周健"], new[] { "周健", "张伟", "李静", "安娜" }.OrderBy(n => Convert.ToHexString(Naming.SortKey(n)), StringComparer.Ordinal));

    [Fact]
    public void What_holds_a_search_has_all_of_its_marks()
    {
        var text = Gen.Elements("张伟 zw", "阿依古丽·买买提", "yx000123 语文 yw", "𠮷田", " ", "").Or(ArbMap.Default.GeneratorFor<NonNull<string>>().Select(t => t.Get));
        Prop.ForAll(text.Three().ToArbitrary(), t => (Naming.Marks(t.Item1 + t.Item2 + t.Item3) & Naming.Marks(t.Item2)) == Naming.Marks(t.Item2)).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Most_names_are_passed_over_by_their_marks_alone() =>
        Assert.DoesNotContain(["李静 lj", "王芳 wf", "周健 zj", "赵敏 zm", "yx000001"], n => (Naming.Marks(n) & Naming.Marks("zw")) == Naming.Marks("zw"));

    [Theory]
    [InlineData("阿卜杜热合曼•吾买尔江", "阿卜杜热合曼·吾买尔江")]
    [InlineData(" 𠮷田　", "𠮷田")]
    public void A_name_is_stored_in_one_way(string typed, string stored) => Assert.Equal(stored, Naming.Clean(typed, "姓名", 60));

    [Theory]
    [InlineData("张\u202e伟")]
    [InlineData("张\u0000伟")]
    [InlineData("张\u200b伟")]
    public void Invisible_characters_are_refused(string typed) => Assert.Throws<RuleBroken>(() => Naming.Clean(typed, "姓名", 60));

    [Fact]
    public void Length_counts_characters_as_people_do()
    {
        Assert.Equal("𠮷𠮷", Naming.Clean("𠮷𠮷", "姓名", 2));
        Assert.Throws<RuleBroken>(() => Naming.Clean("𠮷𠮷𠮷", "姓名", 2));
    }
}

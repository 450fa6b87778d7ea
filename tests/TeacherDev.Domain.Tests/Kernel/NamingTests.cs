using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Tests.Kernel;

public sealed class NamingTests
{
    [Fact]
    public void A_name_is_found_by_its_pinyin_initials() => Assert.Equal("张伟 zw 玉溪第一中学 yxdyzx", Naming.SearchText("张伟", "玉溪第一中学"));

    [Fact]
    public void Names_sort_by_pinyin() =>
        Assert.Equal(["安娜", "李静", "张伟", "周健"], new[] { "周健", "张伟", "李静", "安娜" }.OrderBy(n => Convert.ToHexString(Naming.SortKey(n)), StringComparer.Ordinal));

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

using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Domain.Tests.Scheduling;

public sealed class TagsTests
{
    [Theory]
    [InlineData("投影, 实验台；机房", "投影、实验台、机房")]
    [InlineData(" 投影 、、投影、ＷｉＦｉ、wifi", "投影、ＷｉＦｉ")]
    [InlineData(" ， ", null)]
    [InlineData(null, null)]
    public void Words_are_kept_once_with_one_mark_between(string? typed, string? kept) => Assert.Equal(kept, Tags.Clean(typed, "设备"));

    [Fact]
    public void Words_are_short_and_few()
    {
        Assert.Throws<RuleBroken>(() => Tags.Clean("一二三四五六七八九十一二三", "设备"));
        Assert.Throws<RuleBroken>(() => Tags.Clean(string.Join('、', Enumerable.Range(1, 13)), "设备"));
        Assert.Equal(Tags.TextLength - 1, Tags.Clean(string.Join('、', Enumerable.Range(10, 12).Select(n => new string('字', 10) + n)), "设备")!.Length);
    }

    [Fact]
    public void What_is_missing_is_what_the_other_lacks()
    {
        Assert.Equal(["实验台"], Tags.Missing("投影、实验台", "ＷＩＦＩ、投影"));
        Assert.Equal(["wifi"], Tags.Missing("wifi", null));
        Assert.Empty(Tags.Missing("wifi", "WiFi"));
        Assert.Empty(Tags.Missing(null, null));
    }
}

using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Scheduling;
using TeacherDev.Domain.Work;

namespace TeacherDev.Domain.Tests.Work;

public sealed class RemarkTests
{
    [Fact]
    public void A_remark_comes_back_as_it_was_stored()
    {
        var back = Remark.Stored(Remark.Of("邮件服务器拒收（{0}）：{1}", 550, "no such\r\nmailbox").ToStored());
        Assert.Equal("邮件服务器拒收（550）：no such mailbox", back.ToString());
        Assert.Equal("邮件服务器拒收（{0}）：{1}", back.Text);
    }

    [Fact]
    public void It_always_fits_its_column_and_still_reads()
    {
        var remark = Remark.Of("{0}{1}{2}{3}{4}{5}", [.. Enumerable.Repeat<object?>(new string('长', 400), 6)]);
        Assert.InRange(remark.ToStored().Length, 1, Remark.MostLength);
        Assert.Contains("长", Remark.Stored(remark.ToStored()).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_sentence_in_a_sentence_comes_back_in_its_parts_and_fits_too()
    {
        var inner = new Because("“{0}”在 {1:M月d日} {2}", "单元\u001e教学", new DateOnly(2026, 3, 1), DayPart.Morning);
        var back = Remark.Stored(Remark.Of("{0}（已固定）", inner).ToStored());
        var within = Remark.Within(Assert.Single(back.Arguments))!;
        Assert.Equal("“{0}”在 {1:M月d日} {2}", within.Text);
        Assert.Equal(["单元 教学", "2026-03-01", "上午"], within.Arguments);
        Assert.Equal("“单元 教学”在 2026-03-01 上午（已固定）", back.ToString());
        Assert.Null(Remark.Within("单元教学"));
        var large = Remark.Of("{0}{1}", new Because("{0}{1}", new string('长', 400), new string('长', 400)), new Because(new string('长', 400), "短"));
        Assert.InRange(large.ToStored().Length, 1, Remark.MostLength);
    }

    [Theory]
    [InlineData("会议\r\nBcc: x@evil.test", "会议 Bcc: x@evil.test")]
    [InlineData("会\0议\u2028通知\u202e", "会 议 通知")]
    public void One_line_has_no_breaks(string text, string line) => Assert.Equal(line, Remark.OneLine(text, 100));

    [Fact]
    public void One_line_does_not_cut_a_character_in_two() => Assert.Equal("𠮷", Remark.OneLine("𠮷𠮷", 3));
}

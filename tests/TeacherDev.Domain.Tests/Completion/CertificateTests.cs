using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Completion;
using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Tests.Completion;

using Hours = TeacherDev.Domain.Kernel.Hours;

public sealed class CertificateTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    [Theory]
    [InlineData("8F3K-22QX-7MZ1-0C9T"), InlineData("8f3k22qx7mz10c9t"), InlineData(" 8F3K 22QX 7MZI OC9T "), InlineData("8F3K－22QX－7MZL－0C9T")]
    public void A_code_is_read_however_it_was_typed(string typed) => Assert.Equal("8F3K22QX7MZ10C9T", VerificationCode.Read(typed));

    [Theory]
    [InlineData(null), InlineData(""), InlineData("8F3K"), InlineData("8F3K-22QX-7MZ1-0C9U"), InlineData("8F3K-22QX-7MZ1-0C9T-1"), InlineData("'; DROP TABLE x; --")]
    public void What_cannot_be_a_code_is_none(string? typed) => Assert.Null(VerificationCode.Read(typed));

    [Fact]
    public void Codes_are_new_every_time_and_read_as_written()
    {
        var codes = Enumerable.Range(0, 1000).Select(_ => VerificationCode.New()).ToList();
        Assert.Equal(1000, codes.Distinct().Count());
        Assert.All(codes, c => Assert.Equal(c, VerificationCode.Read(VerificationCode.Written(c))));
        // 32 signs in 16 places are 80 bits only if every sign occurs.
        Assert.Equal(32, codes.SelectMany(c => c).Distinct().Count());
        Assert.Null(VerificationCode.Read(new string('A', 1_000_000)));
    }

    [Fact]
    public void Numbers_go_on_and_are_not_given_again()
    {
        var batch = new CertificateBatch(1, 1, 3, "{year}-{programme}-{batch}-{seq}");
        Assert.Equal(["2026-5123XE-03-0001", "2026-5123XE-03-0002"], [batch.Next("2026", "5123XE"), batch.Next("2026", "5123XE")]);
    }

    [Fact]
    public void A_certificate_ends_once_and_with_a_reason()
    {
        var certificate = Of();
        Assert.Throws<RuleBroken>(() => certificate.Revoke("", Today));
        certificate.Revoke("代签", Today);
        Assert.Equal((CertificateState.Revoked, "代签", Today), (certificate.State, certificate.Reason, certificate.EndedOn!.Value));
        Assert.Throws<RuleBroken>(() => certificate.Revoke("再撤销", Today));
        Assert.Throws<RuleBroken>(() => certificate.GiveWay("补发", Today));
    }

    private static Certificate Of() => new(
        new Cohort(1, 1, null, "一班", new Period(Today, Today), 10, new CohortPlan("主题", "目标", "成效", "考核"), Guid.NewGuid()), "2026-1", 7, "林岚", "一校", "项目 2026", Hours.Of(40), "合格", Today);
}

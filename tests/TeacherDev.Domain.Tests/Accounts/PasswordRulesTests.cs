using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Organisations;
using TeacherDev.Domain.People;

namespace TeacherDev.Domain.Tests.Accounts;

public sealed class PasswordRulesTests
{
    private readonly PasswordRules rules = new(new PasswordHasher<Account>(Options.Create(new PasswordHasherOptions { IterationCount = 1000 })), PasswordProfile.DengBao);
    private readonly Account account = new("zhaomin07", "赵敏", personId: null);

    [Theory]
    [InlineData("WoAiNi-Dali"), InlineData("X5201314x!"), InlineData("Qwe123-Dali"), InlineData("Dali-a123456"), InlineData("Yunnan+Dali7"), InlineData("JiaoShi_Dali7"), InlineData("P@ssw0rd-Dali"), InlineData("TeacherDev#2026")]
    public void A_common_word_is_refused_in_any_dress(string password) => Assert.Contains("太常见", Refusal(password), StringComparison.Ordinal);

    [Theory]
    [InlineData("ZhaoMin07-x!"), InlineData("赵敏-Gudu-7391")]
    public void Ones_own_name_is_refused(string password) => Assert.Contains("密码不能包含", Refusal(password), StringComparison.Ordinal);

    [Theory]
    [InlineData("Gu-00138000x"), InlineData("Gu-19491231x"), InlineData("Gu-31002xBc")]
    public void What_others_know_of_the_person_is_refused(string password)
    {
        var cipher = new FieldCipher(new Dictionary<byte, byte[]> { [1] = RandomNumberGenerator.GetBytes(32) });
        var person = new Person("赵敏", new Organisation("s", "学校", OrganisationKind.School, null), new DateOnly(2020, 9, 1));
        Assert.Empty(person.KnownNumbers(cipher));
        person.Identify("11010519491231002X", cipher);
        person.ReachAt("13800138000", cipher);
        Assert.Contains("手机号", Refusal(password, [.. person.KnownNumbers(cipher)]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Gudu-7391-he"), InlineData("Qinghua-4711"), InlineData("山高月小Shui-7")]
    public void Others_are_taken(string password) => rules.Check(account, password, []);

    private string Refusal(string password, params string[] numbers) => Assert.Throws<RuleBroken>(() => rules.Check(account, password, numbers)).Message;
}

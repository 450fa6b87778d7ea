using System.Text;
using System.Text.RegularExpressions;
using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.People;

/// <summary>How personal numbers are read, checked and masked. Only sentences leave this class, never the number itself.</summary>
public static partial class PersonalData
{
    private const string CheckCharacters = "10X98765432";
    private static readonly int[] Weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    /// <summary>An 18-character resident ID number (GB 11643), half-width, upper-case X, with a real birth date and a right check character.</summary>
    public static string IdNumber(string typed)
    {
        var number = typed.Trim().Normalize(NormalizationForm.FormKC).Replace(" ", "").Replace("-", "").ToUpperInvariant();
        if (!IdNumberShape().IsMatch(number)) throw new RuleBroken("身份证号应为 18 位，请核对（表格中常因数字格式丢失末几位）");
        if (!DateOnly.TryParseExact(number.AsSpan(6, 8), "yyyyMMdd", out _)) throw new RuleBroken("身份证号中的出生日期不存在，请核对");
        var sum = Weights.Select((weight, at) => weight * (number[at] - '0')).Sum();
        return CheckCharacters[sum % 11] == number[17] ? number : throw new RuleBroken("身份证号校验位不符，请核对");
    }

    /// <summary>An 11-digit mobile number, or a landline with area code.</summary>
    public static string Phone(string typed)
    {
        var number = typed.Trim().Normalize(NormalizationForm.FormKC).Replace(" ", "");
        number = CountryCode().Replace(number, "");
        if (MobileWithDashes().IsMatch(number)) number = number.Replace("-", "");
        return PhoneShape().IsMatch(number) ? number : throw new RuleBroken("电话号码应为 11 位手机号，或带区号的固定电话");
    }

    public static string Email(string typed)
    {
        var address = typed.Trim();
        return address.Length <= Person.EmailLength && EmailShape().IsMatch(address) ? address : throw new RuleBroken("邮箱地址不正确，请按 name@example.cn 的样子填写");
    }

    public static string MaskIdNumber(string number) => $"{number[..3]}***********{number[14..]}";

    public static string MaskPhone(string number) => number.Length < 8 ? "****" : $"{number[..3]}****{number[^4..]}";

    [GeneratedRegex(@"^[1-9][0-9]{16}[0-9X]$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex IdNumberShape();

    [GeneratedRegex(@"^(\+86|0086|86(?=1[3-9][0-9]{9}$))-?", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CountryCode();

    [GeneratedRegex(@"^1[3-9][0-9][0-9-]{8,10}$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MobileWithDashes();

    [GeneratedRegex(@"^(1[3-9][0-9]{9}|0[0-9]{2,3}-?[0-9]{7,8}(-[0-9]{1,6})?)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PhoneShape();

    [GeneratedRegex(@"^[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex EmailShape();
}

using TeacherDev.Domain.Kernel;

namespace TeacherDev.Web.Features.Accounts;

/// <summary>The twelve demonstration accounts, shown on the sign-in page and admitted where the demonstration is on.</summary>
public sealed class DemonstrationAccounts(IConfiguration settings, IHostEnvironment environment)
{
    public const string UsualPassword = "TeacherDev#2026";

    /// <summary>Login name and Chinese title (the translation key).</summary>
    public static IReadOnlyList<(string UserName, string Title)> All { get; } =
    [
        ("coordinator", "市培训管理员"), ("district", "区县培训管理员"), ("school", "学校管理员"), ("leader", "工作室主持人"), ("mentor", "师傅"), ("mentee", "徒弟"),
        ("teacher", "教师"), ("assessor", "评审专家"), ("viewer", "领导"), ("sysadmin", "系统管理员"), ("secadmin", "安全管理员"), ("auditor", "审计管理员"),
    ];

    /// <exception cref="RuleBroken">Asked for outside Development without a password of its own: the usual one stands in the documentation.</exception>
    public bool AreShown => settings.GetValue("Demo:Enabled", environment.IsDevelopment()) && (environment.IsDevelopment() || HasOwnPassword
        ? true
        : throw new RuleBroken("演示数据在开发环境以外要另设密码（Demo:Password），不能用公开的演示密码"));

    public bool HasOwnPassword => settings["Demo:Password"] is { Length: > 0 } given && given != UsualPassword;

    public int Teachers => settings.GetValue("Demo:Teachers", Domain.Demonstration.DemonstrationCity.UsualSize);

    public string Password => settings["Demo:Password"] is { Length: > 0 } given ? given : UsualPassword;
}

using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using TeacherDev.Domain.Catalogue;
using TeacherDev.Web.Features.Accounts;

namespace TeacherDev.Web.Infrastructure;

/// <summary>What the person who starts the program needs to know, on the console and nowhere else.</summary>
public static class Greeting
{
    public static void Print(WebApplication app)
    {
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        Console.Error.WriteLine();
        Console.Error.WriteLine($"TeacherDev 教师培养项目管理系统: {string.Join("  ", addresses)}");
        var demonstration = app.Services.GetRequiredService<DemonstrationAccounts>();
        if (!demonstration.AreShown) return;
        Console.Error.WriteLine($"演示账号 (密码 {demonstration.Password}): {string.Join(' ', DemonstrationAccounts.All.Select(a => a.UserName))}");
    }

    public static void PrintRefusals(IEnumerable<Refusal> refusals)
    {
        Console.Error.WriteLine("数据文件有误，本次没有载入，仍沿用上次的内容：");
        foreach (var refusal in refusals) Console.Error.WriteLine($"  {refusal}");
    }

    public static void PrintOneTimePasswords(IEnumerable<(string UserName, string Password)> passwords)
    {
        Console.Error.WriteLine("请记下一次性密码，72 小时内有效，首次登录后须修改：");
        foreach (var (userName, password) in passwords) Console.Error.WriteLine($"  {userName}  {password}");
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using TeacherDev.Browser.Tests.Stage;
using TeacherDev.Browser.Tests.Views;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Mentoring;

namespace TeacherDev.Browser.Tests.Journeys;

/// <summary>师徒 on two phones: a lesson heard is logged in a minute and confirmed in one tap; at a desk a district pairs all its new teachers at once.</summary>
public sealed class MentoringTests(BrowserSite site, OneBrowser browser) : IClassFixture<BrowserSite>
{
    [Fact]
    public async Task A_mentee_logs_a_lesson_and_the_mentor_says_yes()
    {
        await using Window mentee = await browser.OpenAsync(site, Screen.Phone), mentor = await browser.OpenAsync(site, Screen.Phone);
        await mentee.SignInAsync("mentee");
        await mentor.SignInAsync("mentor");
        var id = await PairingAsync();
        await mentee.GoAsync($"/mentoring/{id}");
        await Pictures.LookAsync(mentee, "pairing-zh-CN-390");
        await mentee.ClickAsync("a[href^='/observations/new']");
        await mentee.FillAsync("#LessonPeriod", "5");
        await mentee.FillAsync("#Topic", "认识面积");
        await mentee.FillAsync("#Strengths", "先估后量，学生都动了手。");
        await Pictures.LookAsync(mentee, "observation-new-zh-CN-390");
        await mentee.ClickAsync("form[data-draft] .btn.primary");
        await Assertions.Expect(mentee.Page.Locator("h1")).ToHaveTextAsync("认识面积");
        Assert.InRange(mentee.Actions, 1, 6);
        await Pictures.LookAsync(mentee, "observation-zh-CN-390");

        var heard = new Uri(mentee.Page.Url).AbsolutePath;
        await mentor.GoAsync(heard);
        await mentor.ClickAsync("form[action$='/confirmation'] .btn.primary");
        await Assertions.Expect(mentor.Page.Locator(".tag.ok").First).ToBeVisibleAsync();
        Assert.InRange(mentor.Actions, 1, 1);
        foreach (var window in new[] { mentee, mentor }) Assert.Equal([], window.TakeFaults());
    }

    [Fact]
    public async Task A_district_pairs_its_new_teachers_at_once_and_sees_why()
    {
        await using Window district = await browser.OpenAsync(site, Screen.Desk), mentor = await browser.OpenAsync(site, Screen.Phone);
        await district.SignInAsync("district");
        await district.GoAsync("/mentoring/without");
        await Pictures.LookAsync(district, "without-zh-CN-1440");
        await district.ClickAsync("a.btn.primary[href^='/mentoring/matching/new']");
        await district.Page.SelectOptionAsync("#Reach", "City");
        await district.ClickAsync("form[action='/mentoring/matching'] .btn.primary");
        await Assertions.Expect(district.Page.Locator(".top")).ToContainTextAsync("已核验最优");
        await Pictures.LookAsync(district, "matching-zh-CN-1440");
        await district.ClickAsync("tbody form[action$='/acceptances'] button >> nth=0");
        await Assertions.Expect(district.Page.Locator(".notice").First).ToContainTextAsync("已采纳 1 对");
        Assert.InRange(district.Actions, 1, 5);
        await Pictures.LookAsync(district, "matching-accepted-zh-CN-1440");
        Assert.Equal([], district.TakeFaults());
    }

    private Task<int> PairingAsync() => site.WithAsync(services =>
    {
        var db = services.GetRequiredService<TeacherDevDb>();
        return db.Pairings.Where(p => p.State == PairingState.Active && p.Kind == PairingKind.SubjectMentor && db.Accounts.Any(a => a.UserName == "mentee" && a.PersonId == p.MenteeId)).Select(p => p.Id).FirstAsync();
    });
}

using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Activities;
using TeacherDev.Domain.Attendance;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Domain.Demonstration;

/// <summary>The school that signs in holds 校本研修 on Wednesday evenings: one batch was approved, one returned, one waits, and one evening is still to be handed in. Its district opens a lecture for enrolment.</summary>
internal sealed class DemonstrationSchoolStudy(TeacherDevDb db)
{
    private static readonly string[] Topics = ["新课标下的单元整体设计", "作业设计与讲评", "课堂提问的有效性", "学情分析与分层教学", "跨学科主题学习案例", "期中质量分析与改进"];

    public async Task AddAsync(City city, CancellationToken stop)
    {
        var id = city.Players["school"].SchoolId;
        var school = await db.Organisations.SingleAsync(o => o.Id == id, stop);
        // Those who sign in have the hours that the pages and journeys tell of.
        var staff = city.Teachers.Where(t => t.SchoolId == id && !city.Players.ContainsValue(t)).Select(t => t.Id).Order().ToList();
        var days = Enumerable.Range(1, Topics.Length).Select(week => city.Today.AddDays(-7 * (Topics.Length + 1 - week))).Select(d => d.AddDays(3 - (int)d.DayOfWeek)).ToList();
        var activity = new Activity(id, ActivityKind.SchoolBased, "周三晚校本研修", "各教研组轮流主讲，全体教师参加。", null, null, city.Dice.Key());
        activity.Invite(staff, days[0]);
        db.Add(activity);
        await db.SaveChangesAsync(stop);
        var sessions = Topics.Zip(days).Select(e => Session.OfActivity(activity.Id, id, new(e.First, null, null, SessionMode.FaceToFace, Kernel.Hours.Of(2)), new Slot(e.Second, DayPart.Evening, new(19, 0), new(20, 30)), city.Dice.Key())).ToList();
        db.AddRange(sessions);
        await db.SaveChangesAsync(stop);
        db.AddRange(sessions.SelectMany(s => staff.Select(p => new AttendanceMark(s.Id, p, city.Dice.In(94) ? AttendanceStatus.Present : AttendanceStatus.Excused, s.Day.AtInShanghai(new(19, 0))))));
        await db.SaveChangesAsync(stop);
        await db.CloseAllAsync(sessions.Select(s => s.Id), stop);
        // On the paper, and nobody the system knows.
        db.Add(new TemporaryAttendee(sessions[^1].Id, "李文清", "支教教师，外校借调", AttendanceStatus.Present, city.Dice.Key()));
        await HandInAsync(city, school, sessions, stop);
        await AddOpenLectureAsync(city, stop);
        db.ChangeTracker.Clear();
    }

    /// <summary>A lecture of the district that its teachers enrol in themselves, and a 小片区教研 whose people are still to be invited.</summary>
    private async Task AddOpenLectureAsync(City city, CancellationToken stop)
    {
        var institute = city.Organisations["jiangchuan-institute"];
        var lecture = new Activity(institute.Id, ActivityKind.Lecture, "作业设计专题讲座", "面向全区教师，满 60 人为止。", null, null, city.Dice.Key());
        lecture.Detail(form: null, "区教科所三楼报告厅");
        lecture.Invite(city.Teachers.Where(t => t.District == "jiangchuan" && !city.Players.ContainsValue(t)).Take(18).Select(t => t.Id), city.Today);
        lecture.OpenTo(institute, city.Today.AddDays(9), 60, stage: null, subject: null);
        var research = new Activity(institute.Id, ActivityKind.Research, "江川片区小学数学教研", "集体备课与同课异构。", null, null, city.Dice.Key());
        research.Detail(ResearchForm.Neighbourhood, place: null);
        research.HoldBy(city.Teams["江川区小学数学中心组"]);
        db.AddRange(lecture, research);
        await db.SaveChangesAsync(stop);
        db.Add(Session.OfActivity(lecture.Id, institute.Id, new("减负增效的作业设计", null, null, SessionMode.FaceToFace, Kernel.Hours.Of(4)), new Slot(city.Today.AddDays(14), DayPart.Evening), city.Dice.Key()));
        await db.SaveChangesAsync(stop);
    }

    private async Task HandInAsync(City city, Organisations.Organisation school, List<Session> sessions, CancellationToken stop)
    {
        var (batches, above) = (new HoursBatches(db), city.Organisations["jiangchuan-institute"].Id);
        async Task<HoursBatch> Submit(string title, IEnumerable<Session> chosen, int daysAgo) =>
            await batches.SubmitAsync(school, title, [.. chosen.Select(s => s.Id)], city.Now.AddDays(-daysAgo), city.Dice.Key(), stop);
        await batches.ApproveAsync(await Submit("周三晚校本研修（第一、二次）", sessions.Take(2), 6), above, city.Now.AddDays(-5), stop);
        await batches.ReturnAsync(await Submit("周三晚校本研修（第三次）", sessions.Skip(2).Take(1), 4), "请补上签到表，并核对请假人数", above, city.Now.AddDays(-3), stop);
        await Submit("周三晚校本研修（第四、五次）", sessions.Skip(3).Take(2), 1);
    }
}

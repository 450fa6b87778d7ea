using TeacherDev.Domain.Attendance;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Domain.Tests.Attendance;

public sealed class AdvisoryPlaceTests
{
    private static readonly Coordinates Hall = new(24.3524m, 102.5465m);

    [Theory, InlineData(24.3524, 102.5465, 12.2, 0, 13), InlineData(24.3534, 102.5465, 30, 110, 30), InlineData(24.35346, 102.5465, 0.4, 120, 1), InlineData(24.3524, 102.5466, 5000, 10, 5000)]
    public void Whole_tens_of_metres_are_kept_and_no_place(double north, double east, double accuracy, int distance, int kept)
    {
        var place = new AdvisoryPlace(Hall, north, east, accuracy);
        Assert.Equal((distance, kept), (place.Distance, place.Accuracy));
        Assert.Equal([typeof(int)], typeof(AdvisoryPlace).GetProperties().Select(p => p.PropertyType).Distinct());
    }

    [Theory]
    [InlineData(null, 102.5, 10.0), InlineData(24.3, null, 10.0), InlineData(24.3, 102.5, null), InlineData(double.NaN, 102.5, 10.0), InlineData(24.3, double.NaN, 10.0), InlineData(24.3, 102.5, double.NaN)]
    [InlineData(90.1, 102.5, 10.0), InlineData(24.3, -180.1, 10.0), InlineData(24.3, 102.5, 0.0), InlineData(24.3, 102.5, -5.0), InlineData(double.PositiveInfinity, 102.5, 10.0), InlineData(24.3, 102.5, double.PositiveInfinity), InlineData(24.3, 102.5, 5000.1)]
    public void What_is_no_place_is_refused(double? north, double? east, double? accuracy) => Assert.Throws<RuleBroken>(() => new AdvisoryPlace(Hall, north, east, accuracy));

    [Fact]
    public void It_changes_nothing_of_what_a_mark_says_and_an_absent_person_has_none()
    {
        var at = new DateTime(2026, 11, 24, 1, 0, 0, DateTimeKind.Utc);
        var mark = new AttendanceMark(1, 2, AttendanceStatus.Late, at, "堵车", MarkSource.Scan);
        mark.Locate(new(Hall, 24.3534, 102.5465, 30));
        Assert.Equal((AttendanceStatus.Late, MarkSource.Scan, at, "堵车"), (mark.Status, mark.Source, mark.At, mark.Note));
        Assert.Equal((110, 30), (mark.Distance, mark.Accuracy));
        Assert.Throws<RuleBroken>(() => new AttendanceMark(1, 2, AttendanceStatus.Absent, at).Locate(new(Hall, 24.3534, 102.5465, 30)));
    }
}

namespace TeacherDev.Domain.Kernel;

/// <summary>“Now” in UTC for instants, “today” in Asia/Shanghai for days. The only place that knows the zone.</summary>
public static class Clock
{
    public static TimeZoneInfo Shanghai { get; } = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    extension(TimeProvider clock)
    {
        public DateTime UtcNow => clock.GetUtcNow().UtcDateTime;

        public DateOnly Today => clock.UtcNow.DayInShanghai;

        public TimeOnly TimeOfDay => TimeOnly.FromDateTime(clock.UtcNow.InShanghai);
    }

    extension(DateTime instant)
    {
        /// <summary>The wall-clock time in Shanghai of a UTC instant. Never for birth dates: China had summer time from 1986 to 1991.</summary>
        public DateTime InShanghai => TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(instant, DateTimeKind.Utc), Shanghai);

        public DateOnly DayInShanghai => DateOnly.FromDateTime(instant.InShanghai);
    }

    extension(DateOnly day)
    {
        /// <summary>The UTC instant of a wall-clock time in Shanghai on this day.</summary>
        public DateTime AtInShanghai(TimeOnly time) => TimeZoneInfo.ConvertTimeToUtc(day.ToDateTime(time, DateTimeKind.Unspecified), Shanghai);
    }
}

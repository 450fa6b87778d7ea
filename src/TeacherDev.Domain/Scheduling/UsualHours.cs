namespace TeacherDev.Domain.Scheduling;

/// <summary>
/// The hours that a half-day usually takes in the training classes of the field. They stand in where a session has no times of its own and a
/// calendar or a reminder needs some; whoever shows them says that they are not fixed.
/// </summary>
public static class UsualHours
{
    extension(DayPart part)
    {
        /// <summary>8:30–11:30, 14:30–17:30 or 19:00–21:00, in Shanghai.</summary>
        public (TimeOnly From, TimeOnly To) UsualTimes => part switch
        {
            DayPart.Morning => (new(8, 30), new(11, 30)),
            DayPart.Afternoon => (new(14, 30), new(17, 30)),
            _ => (new(19, 0), new(21, 0)),
        };

        /// <summary>上午, 下午 or 晚上, for what is Chinese whoever reads it.</summary>
        public string Word => part switch { DayPart.Morning => "上午", DayPart.Afternoon => "下午", _ => "晚上" };
    }

    extension(Slot slot)
    {
        /// <summary>The session's own times, or else those of its half-day.</summary>
        public (TimeOnly From, TimeOnly To) Times => slot.From is { } from && slot.To is { } to ? (from, to) : slot.Part.UsualTimes;

        /// <summary>
        /// What usually comes after it: as long, straight on while its half-day usually lasts, else from the beginning of the next half-day; after the
        /// afternoon comes the next day. A whole half-day is followed by whole half-days.
        /// </summary>
        public Slot Following
        {
            get
            {
                if (slot.From is not { } from || slot.To is not { } to) return slot.NextHalfDay(length: null);
                var length = to - from;
                return to <= slot.Part.UsualTimes.To && length <= slot.Part.UsualTimes.To - to ? new(slot.Day, slot.Part, to, to.Add(length)) : slot.NextHalfDay(length);
            }
        }

        private Slot NextHalfDay(TimeSpan? length)
        {
            var (day, part) = slot.Part == DayPart.Morning ? (slot.Day, DayPart.Afternoon) : (slot.Day.AddDays(1), DayPart.Morning);
            var start = part.UsualTimes.From;
            return length is { } span && span < TimeOnly.MaxValue - start ? new(day, part, start, start.Add(span)) : new(day, part);
        }
    }
}
